// What the answers of a period say, from one read of counters, never from ratings.
import { casesOpened, casesResolved, firstContact, invited, repliedWithin } from '../../drizzle/schema/tallies.ts'
import { replyHours } from '../contract/hours.ts'
import type { Causes, Figure, Insights, InsightsQuery } from '../contract/insights.ts'
import { isForMany, isForWords, questionKeys } from '../contract/questions.ts'
import type { Channel, Locale, Stage } from '../contract/vocabulary.ts'
import { shareChart } from '../measures/control.ts'
import { type Counts, countOf } from '../measures/histogram.ts'
import { concludedFrom } from '../measures/mean.ts'
import { paretoOf } from '../measures/pareto.ts'
import { delighted, easy, leaving, resolvedAtOnce, responseRate, satisfied } from '../measures/questions.ts'
import { shareOf } from '../measures/share.ts'
import type { OwnQuestionRow } from '../questions/find.ts'
import {
  compare,
  coverageFigure,
  indexFigure,
  meanFigure,
  portionsOf,
  recommendFigure,
  shareFigure,
  surpriseFigure,
} from './figures.ts'
import { groupsBy, groupsByType } from './groups.ts'
import { ownInsights } from './own-questions.ts'
import { before, type Period, stepFor, stepsOf } from './period.ts'
import { type Answered, answeredIn, countedFrom, periodOf, readTallies, type Tally } from './tallied.ts'

/** What of the business is needed beside its counters. */
export type Known = { questions: readonly OwnQuestionRow[]; stageOf: (touchpoint: string) => Stage | null }

const causesOf = ([answered = 0, ...counts]: Counts): Causes => {
  const mentions = Object.fromEntries(counts.map((count, index) => [`${index + 1}`, count]))
  const pareto = answered < concludedFrom ? [] : paretoOf(mentions, answered)
  const named = pareto.map(({ key, count, share, low, high, cumulated }) => {
    return { value: Number(key), count, share, low, high, cumulated }
  })
  return { answered, named }
}

const trendOf = (tallies: readonly Tally[], period: Period) => {
  const step = stepFor(period)
  const points = stepsOf(period, step).map((part) => {
    const within = tallies.filter(({ day }) => day !== null && day >= part.from && day <= part.to)
    const stars = answeredIn(within)('stars')
    return { ...part, n: countOf(stars), satisfied: countOf(stars.slice(-2)) }
  })
  const told = points.filter(({ n }) => n >= concludedFrom)
  const chart = shareChart(told.map(({ n, satisfied: count }) => ({ n, count })))
  const trend = points.map((point) => {
    const found = chart[told.indexOf(point)]
    if (!found) return { ...point, share: null, low: null, high: null, isSignal: false }
    const { value, centre: _, ...limits } = found
    return { ...point, share: value, ...limits }
  })
  return { step, centre: chart[0]?.centre ?? null, trend }
}

const withinADay = replyHours.indexOf(24) + 1

const casesIn = (answered: Answered): Insights['cases'] => {
  const times = answered(repliedWithin)
  const replied = countOf(times)
  const upTo = replyHours.map((_, index) => countOf(times.slice(0, index + 1)))
  return {
    opened: countOf(answered(casesOpened)),
    resolved: countOf(answered(casesResolved)),
    replied,
    soon: shareFigure(times, (all) => shareOf(countOf(all.slice(0, withinADay)), replied)),
    times: [...times],
    timeShares: portionsOf(times),
    half: replied === 0 ? null : (replyHours.find((_, index) => (upTo[index] ?? 0) * 2 >= replied) ?? null),
  }
}

/** How many of those invited got so far. */
const rateOf = ([sent = 0]: Counts, count = 0): Figure =>
  shareFigure([sent - count, count], () => responseRate(count, sent))

const invitedIn = (now: Counts, earlier: Counts): Insights['invited'] => {
  const [sent = 0, opened = 0, answered = 0] = now
  const rates = {
    openRate: compare(rateOf(now, opened), rateOf(earlier, earlier[1])),
    responseRate: compare(rateOf(now, answered), rateOf(earlier, earlier[2])),
  }
  return { sent, opened, answered, ...rates }
}

/** `today` is the day in the business's time zone. */
export const readInsights = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  today: string,
  { questions, stageOf }: Known,
): Promise<Insights> => {
  const period = periodOf(query, today)
  const tallies = await readTallies(db, businessId, query, period)
  const now = answeredIn(tallies.filter(({ isNow }) => isNow))
  const earlier = answeredIn(tallies.filter(({ isNow }) => !isNow))
  const received = countOf(now('stars'))
  const of = (question: string, measure: (counts: Counts) => Figure) =>
    compare(measure(now(question)), measure(earlier(question)))
  return {
    period,
    previous: before(period),
    received,
    stars: of('stars', (counts) => meanFigure(counts)),
    satisfied: of('stars', (counts) => shareFigure(counts, satisfied)),
    delighted: of('expectation', (counts) => shareFigure(counts, delighted)),
    surprise: of('expectation', surpriseFigure),
    recommend: of('recommend', recommendFigure),
    ease: of('effort', (counts) => meanFigure(counts)),
    easy: of('effort', (counts) => shareFigure(counts, easy)),
    leaving: of('return', (counts) => shareFigure(counts, leaving)),
    firstContact: of(firstContact, (counts) => shareFigure(counts, resolvedAtOnce)),
    index: compare(indexFigure(now), indexFigure(earlier)),
    questions: questionKeys
      .filter((key) => !(isForMany(key) || isForWords(key)) && countOf(now(key)) > 0)
      .map((key) => {
        const [counts, [low]] = [now(key), countedFrom(key)]
        const figures = of(key, (given) => meanFigure(given, low))
        const coverage = coverageFigure(countOf(counts), received)
        return { key, low, counts: [...counts], shares: portionsOf(counts), coverage, ...figures }
      }),
    own: ownInsights(questions, now, earlier),
    ...trendOf(tallies, period),
    causes: causesOf(now('causes')),
    delights: causesOf(now('delights')),
    channels: groupsBy<Channel>(tallies, ({ channel }) => channel),
    touchpoints: groupsBy(tallies, ({ touchpoint }) => touchpoint),
    stages: groupsBy<Stage | ''>(tallies, ({ touchpoint }) => touchpoint && (stageOf(touchpoint) ?? '')),
    locales: groupsBy<Locale>(tallies, ({ locale }) => locale),
    customerTypes: groupsByType(tallies),
    invited: invitedIn(now(invited), earlier(invited)),
    cases: casesIn(now),
  }
}
