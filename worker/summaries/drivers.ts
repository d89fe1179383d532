// What goes with satisfaction: the one summary that reads ratings, and no more of them than a sample.
import type { Answer } from '../contract/answers.ts'
import type { DriverInsights } from '../contract/drivers.ts'
import type { InsightsQuery } from '../contract/insights.ts'
import { isDriver, questionKeys, questions, scales } from '../contract/questions.ts'
import { type Contrast, penaltyReward } from '../measures/contrast.ts'
import { analyseDrivers, rowsNeeded } from '../measures/drivers.ts'
import { countOf } from '../measures/histogram.ts'
import { driversAtMost } from '../measures/importance.ts'
import type { OwnQuestionRow } from '../questions/find.ts'
import { readSample, type Sampled } from './sample.ts'
import { answeredIn, periodOf, readTallies } from './tallied.ts'

/** A question that may be a driver, and its scale. */
type Asked = { key: string; low: number; high: number }

const library: Asked[] = questionKeys.filter(isDriver).map((key) => {
  const [low, high] = scales[questions[key]]
  return { key, low, high }
})
const ofOwn = (own: readonly OwnQuestionRow[]): Asked[] =>
  own.filter(({ kind }) => kind === 'scale').map(({ key, high }) => ({ key, low: 1, high }))

/** 0…1 of the scale; NaN where it was not answered. */
const placeOf = ({ answers }: Sampled, { key, low, high }: Asked): number => {
  const answer = (answers as Record<string, Answer | undefined>)[key]
  return typeof answer === 'number' ? (answer - low) / (high - low) : Number.NaN
}

const third = 1 / 3
/** Low, middle or high, by thirds of the scale. */
const levelOf = (share: number): number => (share < third ? -1 : Number(share > 1 - third))

/** So many answers at each end, or the contrast is one of few. */
const atEachEnd = 10

/** Of the driver in one column alone: with planned gaps in the answers, few customers have answered all of them. */
const contrastOf = (rows: readonly (readonly number[])[], column: number): Contrast | null => {
  const told: [stars: number, level: number][] = []
  for (const row of rows) {
    const share = row[column] ?? Number.NaN
    if (!Number.isNaN(share)) told.push([row[0] ?? 0, levelOf(share)])
  }
  const enough = [-1, 0, 1].every((level) => told.filter(([, one]) => one === level).length >= atEachEnd)
  return (enough && penaltyReward(told)?.[0]) || null
}

/** Of the library's drivers and the business's own scales. `today` is the day in the business's time zone. */
export const readDrivers = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  today: string,
  own: readonly OwnQuestionRow[],
): Promise<DriverInsights> => {
  const period = periodOf(query, today)
  const [tallies, sample] = await Promise.all([
    readTallies(db, businessId, query, period),
    readSample(db, businessId, query, period),
  ])
  const answered = answeredIn(tallies.filter(({ isNow }) => isNow))
  const asked = [library, ofOwn(own)].flat().filter(({ key }) => countOf(answered(key)) > 0)
  const rows = sample.map((one) => [one.stars, ...asked.map((question) => placeOf(one, question))])
  const found = analyseDrivers(rows)
  const beyond = found?.beyond ?? []
  const drivers = asked.flatMap((question, index) => {
    const driver = found?.drivers[index]
    return driver ? [{ key: question.key, ...driver, contrast: contrastOf(rows, index + 1) }] : []
  })
  return {
    period,
    of: countOf(answered('stars')),
    sampled: sample.length,
    explained: found?.explained ?? null,
    drivers: drivers.sort((a, b) => b.importance - a.importance),
    tooFew: asked.filter((_, index) => !found?.drivers[index] && !beyond.includes(index)).map(({ key }) => key),
    notWeighed: asked.filter((_, index) => beyond.includes(index)).map(({ key }) => key),
    needed: rowsNeeded(Math.min(asked.length, driversAtMost)),
  }
}
