// What the questions of the library measure, each from the counts of its answers.
import { type Counts, countOf, meanOf } from './histogram.ts'
import { type Interval, meanInterval } from './mean.ts'
import { type Share, shareOf } from './share.ts'

/** How many gave one of the `top` highest answers. */
const topOf = (counts: Counts, top: number): number => countOf(counts.slice(-top))

/** CSAT: the share of those who gave 4 or 5 of 5 (“top two boxes”), of stars or of any question of five answers. */
export const satisfied = (counts: Counts): Share => shareOf(topOf(counts, 2), countOf(counts))

/** Delight: the share of those who gave the highest answer; of `expectation`, far better than expected. */
export const delighted = (counts: Counts): Share => shareOf(topOf(counts, 1), countOf(counts))

/** Customer Effort Score 2.0 (Gartner): agreement, 1…7, that it was made easy. The mean, and the share of 5…7 that found it so. */
export const ease = (counts: Counts): { mean: number; interval: Interval; easy: Share } => ({
  mean: meanOf(counts),
  interval: meanInterval(counts),
  easy: easy(counts),
})

/** The share of those who agree at all that it was easy: 5…7 of 7. */
export const easy = (counts: Counts): Share => shareOf(topOf(counts, 3), countOf(counts))

/** Likely lost: of those who said how likely they choose it again, 1…5, the share of 1 and 2. */
export const leaving = (counts: Counts): Share => shareOf(countOf(counts.slice(0, 2)), countOf(counts))

/**
 * First contact resolution (SQM): of those who were asked both, the share whose matter was resolved, and with one contact.
 * From counts of “not at the first contact” and “at the first contact”.
 */
export const resolvedAtOnce = ([not = 0, atOnce = 0]: Counts): Share => shareOf(atOnce, not + atOnce)

/** Response rate: how many of those who were invited answered. Ask coverage is the same of all customers and the invited. */
export const responseRate = (answered: number, invited: number): Share => shareOf(answered, invited)
