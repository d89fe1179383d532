// Ratings in the order of arrival, greatest number first.
import type { Case } from '../../../../worker/contract/case.ts'

/** Where the rating of a number stands, or would stand. */
export const seatOf = (cases: readonly Case[], number: number): number => {
  let [low, high] = [0, cases.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cases[middle]?.number ?? 0) > number) low = middle + 1
    else high = middle
  }
  return low
}

/** Where the rating of a number stands; -1 where it does not. */
export const placeOf = (cases: readonly Case[], number: number): number => {
  const seat = seatOf(cases, number)
  return cases[seat]?.number === number ? seat : -1
}

/** The list with what is known now in the place of what was; the same list where nothing of it is concerned. */
export const withChanged = (cases: Case[], changed: readonly Case[]): Case[] => {
  const places = changed.map((one) => [placeOf(cases, one.number), one] as const).filter(([place]) => place >= 0)
  if (places.length === 0) return cases
  const next = cases.slice()
  for (const [place, one] of places) next[place] = one
  return next
}
