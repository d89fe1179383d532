// Who and where: the stars of each group, beside the others and beside the period before.
import { starsByType } from '../../drizzle/schema/tallies.ts'
import type { Group } from '../contract/insights.ts'
import { countOf } from '../measures/histogram.ts'
import { satisfied } from '../measures/questions.ts'
import { shownGroups } from '../measures/suppression.ts'
import { added, apartOf, comparisonsIn } from './apart.ts'
import { compare, hiddenFigure, meanFigure, shareFigure } from './figures.ts'
import type { Tally } from './tallied.ts'

type Stars = [now: number[], before: number[]]

const none = (): number[] => [0, 0, 0, 0, 0]

const hidden = ([now, before]: Stars): Omit<Group, 'key'> => {
  const nothing = compare(hiddenFigure(countOf(now)), hiddenFigure(countOf(before)))
  return { satisfied: nothing, stars: nothing, apart: null, isHidden: true }
}

const shown = ([now, before]: Stars, all: number[], comparisons: number): Omit<Group, 'key'> => ({
  satisfied: compare(shareFigure(now, satisfied), shareFigure(before, satisfied)),
  stars: compare(meanFigure(now), meanFigure(before)),
  apart: apartOf(now, all, comparisons),
  isHidden: false,
})

const groupsOf = (groups: ReadonlyMap<string, Stars>): Group[] => {
  const all = added([...groups.values()].map(([now]) => now))
  const entries = [...groups].filter(([, [now]]) => countOf(now) > 0)
  const isShown = shownGroups(entries.map(([, [now]]) => countOf(now)))
  const comparisons = comparisonsIn(isShown)
  return entries
    .map(([key, stars], index) => ({ key, ...(isShown[index] ? shown(stars, all, comparisons) : hidden(stars)) }))
    .sort((a, b) => b.stars.now.n - a.stars.now.n || (a.key < b.key ? -1 : 1))
}

/** Most ratings first. `key` and `stars` name the group of a counter and the stars it counts; undefined: none of them. */
const groupsFrom = (
  tallies: readonly Tally[],
  read: (tally: Tally) => { key: string; stars: number } | undefined,
): Group[] => {
  const groups = new Map<string, Stars>()
  for (const tally of tallies) {
    const found = read(tally)
    if (!found) continue
    const group = groups.get(found.key) ?? [none(), none()]
    const counts = group[tally.isNow ? 0 : 1]
    counts[found.stars - 1] = (counts[found.stars - 1] ?? 0) + tally.n
    groups.set(found.key, group)
  }
  return groupsOf(groups)
}

/** By what a counter of stars says. */
export const groupsBy = <Key extends string>(
  tallies: readonly Tally[],
  keyOf: (tally: Tally) => string | null,
): (Group & { key: Key })[] =>
  groupsFrom(tallies, (tally) => {
    const key = tally.question === 'stars' ? keyOf(tally) : null
    return key === null ? undefined : { key, stars: tally.value }
  }) as (Group & { key: Key })[]

export const groupsByType = (tallies: readonly Tally[]) =>
  groupsFrom(tallies, ({ question, value }) =>
    question === starsByType ? { key: `${Math.floor(value / 10)}`, stars: value % 10 } : undefined,
  ) as (Group & { key: '1' | '2' | '3' })[]
