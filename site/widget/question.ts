// One question as it is drawn: a choice, choices, words, or a pair of choices.
import { make } from './make.ts'
import type { Answer, AskWords, Question } from './types.ts'

export const push = (word: string, look: string, act: () => void) => {
  const button = make('button', { type: 'button', class: look, part: `button ${look}` }, make('span', {}, word))
  button.onclick = act
  return button
}

/** What was picked in each group of answers. A pair is kept as one number: (first − 1) × 5 + second. */
const pickedOf = ({ kind }: Question, given: Answer | undefined): number[][] => {
  if (kind !== 'pair') return [[(given as number | number[]) ?? []].flat()]
  const pair = given as number
  return given ? [[Math.ceil(pair / 5)], [((pair - 1) % 5) + 1]] : [[], []]
}

/** `told` gets each answer, and whether that was all; `past` leads on. */
export const drawQuestion = (
  question: Question,
  given: Answer | undefined,
  words: AskWords,
  told: (answer: Answer, isAll?: boolean) => void,
  past: () => void,
) => {
  const { text, low, high, labels, kind, without } = question
  const values = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  const isNamed = labels.length === values.length
  const picked = pickedOf(question, given)
  const typed = make('textarea', { rows: '3', maxlength: '1000', 'aria-labelledby': 'asked0' })
  const isWords = kind === 'text'
  const name = () => {
    on.textContent = isWords || (kind === 'many' && picked[0]?.length) ? words.next : words.skip
  }
  const tell = () => {
    const [[one] = [], [other] = []] = picked as [number[], number[]?]
    name()
    if (kind === 'many') told(picked[0]?.toSorted((a, b) => a - b) ?? [])
    else if (kind !== 'pair') told(one as number, true)
    else if (one && other) told(one * 5 - 5 + other, true)
  }
  const group = (heading: string, at: number) => {
    const picks = picked[at] as number[]
    const show = () => {
      for (const [index, button] of buttons.entries()) button.ariaPressed = `${picks.includes(values[index] as number)}`
    }
    const buttons = values.map((value, index) =>
      push(isNamed ? (labels[index] as string) : `${value}`, 'choice', () => {
        const place = picks.indexOf(value)
        if (kind !== 'many') picks[0] = value
        else if (place < 0) picks.push(value)
        else picks.splice(place, 1)
        show()
        tell()
      }),
    )
    show()
    return [
      make('p', { id: `asked${at}`, tabindex: '-1', class: 'heading' }, heading),
      isWords
        ? typed
        : make(
            'div',
            {
              role: 'group',
              'aria-labelledby': `asked${at}`,
              class: kind === 'many' ? 'many' : isNamed ? 'named' : 'counted',
            },
            ...buttons,
          ),
    ]
  }
  const on = push('', 'later', () => {
    if (isWords) told(typed.value.trim())
    past()
  })
  typed.value = isWords ? `${given ?? ''}` : ''
  name()
  return {
    parts: [
      ...[text, without ?? ''].slice(0, picked.length).flatMap(group),
      make('div', { class: 'ends' }, ...(isNamed ? [] : labels.map((label) => make('span', {}, label)))),
    ],
    on,
  }
}
