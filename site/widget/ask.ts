// The questions after the stars: one at a time, each with a way past it and a way back.
import { askedOf } from '../../worker/contract/asking.ts'
import { make } from './make.ts'
import { drawQuestion, push } from './question.ts'
import type { Answer, Answers, AskWords, Question } from './types.ts'

export interface Asking {
  /** The rating's. */
  id: string
  questions: Question[]
  atMost: number
  words: AskWords
  /** Gets all answers so far, after each one. */
  told(answers: Answers): void
  /** After each step: whether it was the last, and what is to get the focus. */
  moved(isOver: boolean, focus?: HTMLElement): void
}

export const drawQuestions = ({ id, questions, atMost, words, told, moved }: Asking, answered: Answers = {}) => {
  let answers = answered
  let asked: Question[] = []
  let place = 0
  let given = 0
  const box = make('div', { class: 'ask', part: 'questions' })

  const put = (key: string, answer: Answer) => {
    const { [key]: _, ...others } = answers
    // None of many, and no word, is no answer.
    answers = typeof answer === 'number' || answer.length ? { ...others, [key]: answer } : others
    told(answers)
  }
  const plan = () => askedOf(questions, given, atMost, id, answers.causes)
  const go = (step: number) => {
    // What went wrong may open another question.
    asked = plan()
    place += step
    draw()
    moved(!asked[place], box.querySelector('p') ?? undefined)
  }
  const draw = () => {
    const question = asked[place]
    box.replaceChildren()
    if (!question) return
    const { key } = question
    const take = (answer: Answer, isAll?: boolean) => {
      put(key, answer)
      if (isAll) go(1)
    }
    const { parts, on } = drawQuestion(question, answers[key], words, take, () => go(1))
    const back = place ? [push(words.back, 'later', () => go(-1))] : []
    const step = make('span', { class: 'step' }, `${place + 1} / ${asked.length}`)
    box.append(...parts, make('div', { class: 'acts' }, on, ...back, step))
  }

  return {
    box,
    isOver: () => !asked[place],
    /** From the first one without an answer. Other stars are asked other things; the same ones change nothing. */
    ask: (stars: number) => {
      given = stars
      const now = plan()
      if (`${now.map(({ key }) => key)}` === `${asked.map(({ key }) => key)}`) return
      asked = now
      place = 0
      while (asked[place] && (asked[place]?.key as string) in answers) place++
      draw()
    },
  }
}
