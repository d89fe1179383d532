// Figures in words, each with its n, its interval and what it means.
import type { Compared, Figure } from '../../../../worker/contract/insights.ts'
import { formatCount, formatShare } from '../../text/format.ts'
import { locale, say, sayOf, writtenLocale } from '../words.ts'

/** How a figure is written: a share in percent, a whole number, or one with decimals. */
export type Kind = 'share' | 'whole' | 'decimal'

const decimals = new Intl.NumberFormat(writtenLocale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const tenths = new Intl.NumberFormat(writtenLocale, { maximumFractionDigits: 1 })
const wholes = new Intl.NumberFormat(writtenLocale, { maximumFractionDigits: 0 })

const written: Record<Kind, (value: number) => string> = {
  share: (value) => formatShare(locale, value),
  whole: (value) => wholes.format(value).replace('-', '−'),
  decimal: (value) => decimals.format(value).replace('-', '−'),
}
export const write = (kind: Kind, value: number): string => written[kind](value)

/** A difference of shares is in points of a hundred. */
const writeDifference = (kind: Kind, value: number): string =>
  kind === 'share' ? `${tenths.format(value * 100).replace('-', '−')} %-p` : write(kind, value)

/** The figures of the page: how each is written, and the ends of its scale. */
export const measures = {
  satisfied: { kind: 'share', low: 0, high: 1 },
  stars: { kind: 'decimal', low: 1, high: 5 },
  recommend: { kind: 'whole', low: -100, high: 100 },
  ease: { kind: 'decimal', low: 1, high: 7 },
  easy: { kind: 'share', low: 0, high: 1 },
  firstContact: { kind: 'share', low: 0, high: 1 },
  delighted: { kind: 'share', low: 0, high: 1 },
  surprise: { kind: 'decimal', low: -1, high: 1 },
  index: { kind: 'whole', low: 0, high: 100 },
  return: { kind: 'decimal', low: 1, high: 5 },
  switch_intent: { kind: 'decimal', low: 1, high: 5 },
  agent: { kind: 'decimal', low: 1, high: 5 },
  soon: { kind: 'share', low: 0, high: 1 },
} as const satisfies Record<string, { kind: Kind; low: number; high: number }>
export type Measure = keyof typeof measures

/** One sentence: what it is, for how many, and how sure that is; or that too few have answered. */
export const sentenceOf = (measure: Measure, { n, value, low, high }: Figure): string => {
  if (n === 0) return say(measure === 'soon' ? 'insights.replyMeans_none' : 'insights.notAsked')
  if (value === null || low === null || high === null) return say('insights.tooFew', { count: n })
  const { kind } = measures[measure]
  const values = { value: write(kind, value), low: write(kind, low), high: write(kind, high), count: n }
  return sayOf(`insights.means_${measure}`, values)
}

export const between = (kind: Kind, { low, high }: Pick<Figure, 'low' | 'high'>): string =>
  low === null || high === null ? '' : say('insights.between', { low: write(kind, low), high: write(kind, high) })

/** Whether it is more or less than before, and whether that can be told from chance. */
export const changeSentence = (kind: Kind, { before, change }: Compared): string => {
  if (!change) return before.n === 0 ? say('insights.change_new') : ''
  const { difference, low, high } = change
  const said = (at: number, from: number, to: number) => ({
    difference: writeDifference(kind, at),
    low: writeDifference(kind, from),
    high: writeDifference(kind, to),
  })
  if (low > 0) return say('insights.change_up', said(difference, low, high))
  if (high < 0) return say('insights.change_down', said(-difference, -high, -low))
  return say('insights.change_none', said(difference, low, high))
}

export const count = (n: number): string => formatCount(locale, n)
export const percent = (value: number): string => formatShare(locale, value)
