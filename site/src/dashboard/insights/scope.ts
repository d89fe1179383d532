// What a view is about, in words: the days, and which ratings. Files and paper say it, as the filters are not on them.

import { longPeriod } from '../range/days.ts'
import type { Period } from '../range/range.ts'
import { say, sayOf } from '../words.ts'
import type { Filters, Place } from './load.ts'

/** A name and a value each. */
export type Scope = [name: string, value: string][]

export const scopeOf = (
  { touchpoint, channel, proof }: Filters,
  { touchpoints }: Pick<Place, 'touchpoints'>,
  { from, to }: Period,
): Scope => [
  [say('insights.column_from'), from],
  [say('insights.column_to'), to],
  [
    say('insights.filter_touchpoint'),
    touchpoint
      ? (touchpoints.find(({ code }) => code === touchpoint)?.name ?? touchpoint)
      : say('insights.anyTouchpoint'),
  ],
  [say('insights.filter_channel'), channel ? sayOf(`common.channel_${channel}`) : say('insights.anyChannel')],
  [say('insights.filter_proof'), proofSaid(proof)],
]

const proofSaid = (proof = '') => {
  if (!proof) return say('insights.proof_counted')
  return proof === 'all' ? say('insights.proof_all') : sayOf(`common.proof_${proof}`)
}

/** The days, then the rest, for a line under a title. */
export const scopeLine = (period: Period, scope: Scope): string =>
  [longPeriod(period), ...scope.slice(2).map(([name, value]) => say('insights.scopePart', { name, value }))].join(' · ')
