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

/**
 * What went wrong, or what delighted, comes first; of few stars also whether it was settled. Drivers trade places with
 * one another, so that each is asked as often as the others where not all can be. The same rating is always asked the same.
 */
export const askedOf = <Question extends Askable>(
  questions: readonly Question[],
  stars: number,
  atMost: number,
  ratingId: string,
): Question[] => {
  const isLow = stars < 4
  const fitting = questions.filter(({ mood }) => !mood || (mood === 'low') === isLow)
  const chance = ({ key }: Question) => chanceOf(ratingId + key)
  const drivers = fitting.filter(({ driver }) => driver).sort((a, b) => chance(a) - chance(b))
  const rank = ({ key, mood }: Question) => (mood ? 0 : isLow && key === 'resolved' ? 1 : 2)
  return fitting
    .map((question) => (question.driver ? (drivers.pop() ?? question) : question))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, atMost)
}
