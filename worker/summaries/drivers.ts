// What goes with satisfaction: the one summary that reads ratings, and no more of them than a sample.
import type { Answers } from '../contract/answers.ts'
import type { DriverInsights } from '../contract/drivers.ts'
import type { InsightsQuery } from '../contract/insights.ts'
import { isDriver, type QuestionKey, questionKeys, questions, scales } from '../contract/questions.ts'
import { type Contrast, penaltyReward } from '../measures/contrast.ts'
import { analyseDrivers, rowsNeeded } from '../measures/drivers.ts'
import { countOf } from '../measures/histogram.ts'
import { driversAtMost } from '../measures/importance.ts'
import { readSample, type Sampled } from './sample.ts'
import { answeredIn, periodOf, readTallies } from './tallied.ts'

const answerOf = (answers: Answers, key: QuestionKey): number => {
  const answer = answers[key]
  return typeof answer === 'number' ? answer : Number.NaN
}

const onScale = (key: QuestionKey, answer: number): number => {
  const [low, high] = scales[questions[key]]
  return (answer - low) / (high - low)
}

const third = 1 / 3
/** Low, middle or high, by thirds of the scale. */
const levelOf = (share: number): number => (share < third ? -1 : Number(share > 1 - third))

/** So many answers at each end, or the contrast is one of few. */
const atEachEnd = 10

/** Of one driver alone: with planned gaps in the answers, few customers have answered all of them. */
const contrastOf = (sample: readonly Sampled[], key: QuestionKey): Contrast | null => {
  const rows = sample
    .map(({ stars, answers }) => [stars, onScale(key, answerOf(answers, key))] as const)
    .filter(([, share]) => !Number.isNaN(share))
    .map(([stars, share]) => [stars, levelOf(share)])
  const enough = [-1, 0, 1].every((level) => rows.filter(([, one]) => one === level).length >= atEachEnd)
  return (enough && penaltyReward(rows)?.[0]) || null
}

/** `today` is the day in the business's time zone. */
export const readDrivers = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  today: string,
): Promise<DriverInsights> => {
  const period = periodOf(query, today)
  const [tallies, sample] = await Promise.all([
    readTallies(db, businessId, query, period),
    readSample(db, businessId, query, period),
  ])
  const answered = answeredIn(tallies.filter(({ isNow }) => isNow))
  const asked = questionKeys.filter((key) => isDriver(key) && countOf(answered(key)) > 0)
  const rows = sample.map(({ stars, answers }) => [stars, ...asked.map((key) => onScale(key, answerOf(answers, key)))])
  const found = analyseDrivers(rows)
  const drivers = asked.flatMap((key, index) => {
    const driver = found?.drivers[index]
    return driver ? [{ key, ...driver, contrast: contrastOf(sample, key) }] : []
  })
  return {
    period,
    of: countOf(answered('stars')),
    sampled: sample.length,
    explained: found?.explained ?? null,
    drivers: drivers.sort((a, b) => b.importance - a.importance),
    tooFew: asked.filter((key) => !drivers.some((driver) => driver.key === key)),
    needed: rowsNeeded(Math.min(asked.length, driversAtMost)),
  }
}
