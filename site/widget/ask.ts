// The questions after the stars: one at a time, each with a way past it and a way back.
import { make } from './make.ts'
import type { Answers } from './types.ts'

const push = (word: string, look: string, act: () => void, more = {}) => {
  const button = make(
    'button',
    { type: 'button', class: look, part: `button ${look}`, ...more },
    make('span', {}, word),
  )
  button.onclick = act
  return button
}

/** `told` gets all answers so far after each one; `moved` is told of each step, and whether it was the last. */
export const drawQuestions = (
  answered: Answers | undefined,
  told: (answers: Answers) => void,
  moved: (isOver: boolean, focus?: HTMLElement) => void,
) => {
  let answers = answered ?? {}
  let place = 0
  while ($questions[place] && ($questions[place]?.key as string) in answers) place++
  const box = make('div', { class: 'ask', part: 'questions' })

  const go = (step: number) => {
    place += step
    draw()
    moved(!$questions[place], box.querySelector('p') ?? undefined)
  }

  const draw = () => {
    const question = $questions[place]
    box.replaceChildren()
    if (!question) return
    const { key, text, low, high, labels } = question
    const values = Array.from({ length: high - low + 1 }, (_, index) => low + index)
    const isNamed = labels.length === values.length
    const choices = values.map((value, index) =>
      push(
        isNamed ? (labels[index] as string) : `${value}`,
        'choice',
        () => {
          answers = { ...answers, [key]: value }
          told(answers)
          go(1)
        },
        { 'aria-pressed': `${answers[key] === value}` },
      ),
    )
    box.append(
      make('p', { id: 'asked', tabindex: '-1', class: 'heading' }, text),
      make('div', { role: 'group', 'aria-labelledby': 'asked', class: isNamed ? 'named' : 'counted' }, ...choices),
      make('div', { class: 'ends' }, ...(isNamed ? [] : labels.map((label) => make('span', {}, label)))),
      make(
        'div',
        { class: 'acts' },
        push($words.skip, 'later', () => go(1)),
        ...(place ? [push($words.back, 'later', () => go(-1))] : []),
        make('span', { class: 'step' }, `${place + 1} / ${$questions.length}`),
      ),
    )
  }

  draw()
  return { box, isOver: () => !$questions[place] }
}
