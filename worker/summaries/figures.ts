// Measures of counts as figures: with their n and margin, or that too few answered; and beside those of another period.
import type { Change, Compared, Figure, Portion } from '../contract/insights.ts'
import { differenceOf } from '../measures/difference.ts'
import { disconfirmation, satisfactionIndex } from '../measures/gap.ts'
import { type Counts, countOf, meanOf } from '../measures/histogram.ts'
import { concludedFrom, meanInterval, standingOf } from '../measures/mean.ts'
import { netPromoters, recommendersOf } from '../measures/promoters.ts'
import { type Share, shareOf } from '../measures/share.ts'
import type { Answered } from './tallied.ts'

type Bounds = { value: number; low: number; high: number }

const figure = (n: number, measure: () => Bounds): Figure => {
  const standing = standingOf(n)
  return n < concludedFrom ? { n, standing, value: null, low: null, high: null } : { n, standing, ...measure() }
}

/** Of a group that is not told of. */
export const hiddenFigure = (n: number): Figure => ({ n, standing: 'too_few', value: null, low: null, high: null })

const ofMean = (counts: Counts, lowest: number): Bounds => {
  const { low, high } = meanInterval(counts, 0.95, lowest)
  return { value: meanOf(counts, lowest), low, high }
}

export const shareFigure = (counts: Counts, of: (counts: Counts) => Share): Figure =>
  figure(countOf(counts), () => {
    const { share, low, high } = of(counts)
    return { value: share, low, high }
  })

/** The share of each answer among all that were given, or among `n`; none where too few answered. */
export const portionsOf = (counts: Counts, n = countOf(counts)): Portion[] =>
  n < concludedFrom
    ? []
    : counts.map((count) => {
        const { share, low, high } = shareOf(count, n)
        return { share, low, high }
      })

/** How many of all answered. */
export const coverageFigure = (answered: number, all: number): Figure =>
  shareFigure([all - answered, answered], () => shareOf(answered, all))

export const meanFigure = (counts: Counts, lowest = 1): Figure => figure(countOf(counts), () => ofMean(counts, lowest))

export const surpriseFigure = (counts: Counts): Figure =>
  figure(countOf(counts), () => {
    const { value, low, high } = ofMean(counts, 1)
    return { value: disconfirmation(value), low: disconfirmation(low), high: disconfirmation(high) }
  })

export const recommendFigure = (counts: Counts): Figure =>
  figure(countOf(counts), () => {
    const { score, low, high } = netPromoters(recommendersOf(counts))
    return { value: score, low, high }
  })

const indexItems = ['stars', 'expectation', 'needs_met']

/** The same customers answered all of it, so that the margins of its parts may go together: its own is theirs, no less. */
export const indexFigure = (answered: Answered): Figure => {
  const all = indexItems.map(answered)
  return figure(Math.min(...all.map(countOf)), () => {
    const parts = all.map((counts) => ofMean(counts, 1))
    const at = (bound: keyof Bounds) => satisfactionIndex(parts.map((part) => ({ mean: part[bound], low: 1, high: 5 })))
    return { value: at('value'), low: at('low'), high: at('high') }
  })
}

const isSaid = (one: Figure): one is Figure & Bounds => one.value !== null

/** By how much the first is above the second. */
const changeOf = (one: Figure, other: Figure): Change =>
  isSaid(one) && isSaid(other) ? differenceOf({ ...one, mean: one.value }, { ...other, mean: other.value }) : null

export const compare = (now: Figure, before: Figure): Compared => ({ now, before, change: changeOf(now, before) })
