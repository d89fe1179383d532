// Which questions one customer is asked, and in what order. Plain: the widget has it for its few bytes.
import type { AskedQuestion } from './answers.ts'

type Askable = Pick<AskedQuestion, 'key' | 'mood' | 'driver'>

/** As if by chance, and the same each time for the same text: a multiplication and a shift for each of its characters. */
const chanceOf = (text: string): number => {
  let chance = 0
  for (let at = 0; at < text.length; at++) {
    chance = Math.imul(chance ^ text.charCodeAt(at), 0x9e3779b1)
    chance ^= chance >>> 15
  }
  return chance
}

/** The place of “charged too much” among the causes. */
const overcharged = 7

/**
 * What went wrong, or what delighted, comes first; of few stars also whether it was settled. Who names being charged too
 * much as a cause is asked for their trust right after that, where trust is asked at all: a broken price breaks it. Drivers trade places with
 * one another, so that each is asked as often as the others where not all can be. The same rating is always asked the same.
 */
export const askedOf = <Question extends Askable>(
  questions: readonly Question[],
  stars: number,
  atMost: number,
  ratingId: string,
  causes?: unknown,
): Question[] => {
  const isLow = stars < 4
  const fitting = questions.filter(({ mood }) => !mood || (mood === 'low') === isLow)
  const chance = ({ key }: Question) => chanceOf(ratingId + key)
  const isOpened = ({ key }: Question) => isLow && key === 'trust' && [causes].flat().includes(overcharged)
  const trades = (question: Question) => question.driver && !isOpened(question)
  const drivers = fitting.filter(trades).sort((a, b) => chance(a) - chance(b))
  const rank = (question: Question) =>
    question.mood ? 0 : isOpened(question) ? 1 : isLow && question.key === 'resolved' ? 2 : 3
  return fitting
    .map((question) => (trades(question) ? (drivers.pop() ?? question) : question))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, atMost)
}
