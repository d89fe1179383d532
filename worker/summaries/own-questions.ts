// What was answered to a business's own questions.
import { isoTime } from '../calendar.ts'
import type { Figure, Insights, Portion } from '../contract/insights.ts'
import type { OwnKind } from '../contract/own-questions.ts'
import { type Counts, countOf } from '../measures/histogram.ts'
import { betterWorse, type KanoAnswer, type KanoKind, kanoKind } from '../measures/kano.ts'
import { concludedFrom } from '../measures/mean.ts'
import { shareOf } from '../measures/share.ts'
import type { OwnQuestionRow } from '../questions/find.ts'
import { compare, coverageFigure, hiddenFigure, meanFigure, portionsOf, shareFigure } from './figures.ts'
import type { Answered } from './tallied.ts'

/** From its lowest answer up. Of choices, the first count is of those who chose any; of words, of those who wrote some. */
const countsOf = (counted: Counts, { kind, high }: OwnQuestionRow): number[] => {
  const all = Array.from({ length: high + 1 }, (_, value) => counted[value] ?? 0)
  return ['yes_no', 'choices', 'text'].includes(kind) ? all : all.slice(1)
}

const yes = (counts: Counts) => shareOf(counts[1] ?? 0, countOf(counts))

const figureOf: Record<OwnKind, (counts: Counts) => Figure> = {
  scale: (counts) => meanFigure(counts),
  yes_no: (counts) => shareFigure(counts, yes),
  choice: (counts) => hiddenFigure(countOf(counts)),
  choices: ([answered = 0]) => hiddenFigure(answered),
  text: ([answered = 0]) => hiddenFigure(answered),
  feature: (counts) => hiddenFigure(countOf(counts)),
}

const none = (): Portion[] => []
const sharesOf: Record<OwnKind, (counts: Counts) => Portion[]> = {
  scale: (counts) => portionsOf(counts),
  yes_no: (counts) => portionsOf(counts),
  choice: (counts) => portionsOf(counts),
  choices: ([answered = 0, ...counts]) => portionsOf(counts, answered),
  text: none,
  feature: none,
}

/** How many answered: of several choices and of words, the first count. */
const answeredOf = (kind: OwnKind, counts: Counts): number =>
  kind === 'choices' || kind === 'text' ? (counts[0] ?? 0) : countOf(counts)

const kanoOf = (counts: Counts) => {
  const kinds: Partial<Record<KanoKind, number>> = {}
  for (const [index, n] of counts.entries()) {
    const kind = kanoKind((Math.floor(index / 5) + 1) as KanoAnswer, ((index % 5) + 1) as KanoAnswer)
    kinds[kind] = (kinds[kind] ?? 0) + n
  }
  const found = countOf(counts) < concludedFrom ? undefined : betterWorse(kinds)
  return found ? { ...found, kinds } : null
}

/** Those that somebody answered, oldest first. The figure is the mean of a scale, or the share of yes; of others there is none. */
export const ownInsights = (questions: readonly OwnQuestionRow[], now: Answered, earlier: Answered): Insights['own'] =>
  questions
    .filter(({ key }) => countOf(now(key)) > 0)
    .map((question) => {
      const { key, kind, high, wording } = question
      const [counts, former] = [countsOf(now(key), question), countsOf(earlier(key), question)]
      return {
        question: { key, kind, high, wording, createdAt: isoTime(question.createdAt) },
        low: kind === 'yes_no' || kind === 'choices' || kind === 'text' ? 0 : 1,
        counts,
        shares: sharesOf[kind](counts),
        coverage: coverageFigure(answeredOf(kind, counts), countOf(now('stars'))),
        ...compare(figureOf[kind](counts), figureOf[kind](former)),
        kano: kind === 'feature' ? kanoOf(counts) : null,
      }
    })
