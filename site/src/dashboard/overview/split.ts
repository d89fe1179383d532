// The rows of a table that splits the ratings.
import type { Overview } from '../../../../worker/contract/overview.ts'
import type { Summary } from '../../../../worker/contract/summary.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { say, sayOf } from '../words.ts'

export interface Row {
  key: string
  name: string
  /** What narrows the inbox to it. */
  filter: Record<string, string>
  /** null: nobody rated there in the period. */
  summary: Summary | null
}

export const channelRows = (rated: Overview['channels']): Row[] =>
  rated.map(({ channel, summary }) => ({
    key: channel,
    name: sayOf(`common.channel_${channel}`),
    filter: { channel },
    summary,
  }))

/** Where ratings came from, most first; then where they are asked for and none came. */
export const touchpointRows = (rated: Overview['touchpoints'], known: Touchpoint[]): Row[] => {
  const names = new Map(known.map(({ code, name }) => [code, name]))
  const codes = new Set(rated.map(({ code }) => code))
  const silent = known.filter(({ code, status }) => !codes.has(code) && status !== 'archived')
  return [
    ...rated.map(({ code, summary }) => ({
      key: code,
      name: names.get(code) ?? say('overview.gone', { code }),
      filter: { touchpoint: code },
      summary,
    })),
    ...silent.map(({ code, name }) => ({ key: code, name, filter: { touchpoint: code }, summary: null })),
  ]
}
