// Where in the order of arrival the ratings of a period are, without an index by day: a row more to write for each rating.
import { starValues } from '../contract/vocabulary.ts'
import type { Period } from './period.ts'

/** Numbers of ratings, both ends included. */
export type Stretch = readonly [first: number, last: number]

/** So many ratings, evenly spaced, are asked for their day. */
const marks = 500

const sql = `SELECT r.seq, r.day FROM json_each(?2) AS chosen CROSS JOIN ratings AS r
  WHERE r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = chosen.value
    AND r.proof IN (SELECT value FROM json_each(?3)) ORDER BY r.seq`

type Mark = { seq: number; day: string }

/**
 * The numbers 1…last, cut where a rating of these proofs tells its day: those `within` may be of the period, those `beside`
 * stand between two that are both before it or both after it. What is not imported arrives in the order of its days, so
 * that none of the period is beside.
 */
export const readStretches = async (
  db: D1Database,
  businessId: string,
  last: number,
  proofs: readonly string[],
  { from, to }: Period,
): Promise<{ within: Stretch[]; beside: Stretch[] }> => {
  const seqs = Array.from({ length: marks }, (_, index) => Math.ceil(((index + 1) * last) / (marks + 1)))
  const statement = db.prepare(sql).bind(businessId, JSON.stringify(seqs), JSON.stringify(proofs))
  const known = (await statement.all<Mark>()).results
  const [within, beside]: [Stretch[], Stretch[]] = [[], []]
  let [first, before] = [1, '']
  // After the last rating comes a day that is later than all.
  for (const { seq, day } of [...known, { seq: last, day: '~' }]) {
    const isBeside = (before < from && day < from) || (before > to && day > to)
    ;(isBeside ? beside : within).push([first, seq])
    ;[first, before] = [seq + 1, day]
  }
  return { within, beside }
}
