// Which of several stands apart, as a sentence.
import type { Change } from '../../../../worker/contract/insights.ts'
import { say } from '../words.ts'
import { write } from './said.ts'

export type Apart = { name: string; apart: Change }

/** The one that is surely apart from the others, and furthest. */
const furthest = (all: readonly Apart[]): Apart | undefined =>
  all
    .filter(({ apart }) => apart && (apart.low > 0 || apart.high < 0))
    .sort((a, b) => Math.abs(b.apart?.difference ?? 0) - Math.abs(a.apart?.difference ?? 0))[0]

export const apartMeans = (all: readonly Apart[]): string => {
  if (all.length < 2) return say('insights.groupsMeans_one')
  const found = furthest(all)
  if (!found?.apart) return say('insights.groupsMeans_alike')
  const { difference, low, high } = found.apart
  const [least = 0, most = 0] = [low, high].map(Math.abs).sort((a, b) => a - b)
  const [by, from, to] = [Math.abs(difference), least, most].map((stars) => write('decimal', stars)) as [
    string,
    string,
    string,
  ]
  const said = { name: found.name, difference: by, low: from, high: to }
  return say(difference > 0 ? 'insights.groupsMeans_above' : 'insights.groupsMeans_below', said)
}
