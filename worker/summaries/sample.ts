// A sample of ratings for what counters cannot tell: uniform over the period, by a hash of their number, so that the same
// period gives the same sample, and none of it is chosen for being new.
import type { Answers } from '../contract/answers.ts'
import type { InsightsQuery } from '../contract/insights.ts'
import { starValues } from '../contract/vocabulary.ts'
import { readHead } from '../lane/store.ts'
import type { Period } from './period.ts'
import { readStretches, type Stretch } from './stretches.ts'
import { proofsIn } from './tallied.ts'

export const sampleAtMost = 10_000
/** A little more, so that chance seldom leaves it short and makes a second look necessary. */
const atATime = 10_500
/** However few of those that may be of the period and of the query are. Where there are no more, all are looked at. */
const lookedAtMost = 60_000

/** 0…2³² − 1 as if by chance: the finaliser of MurmurHash3. */
const hashOf = (number: number): number => {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The numbers in an order of chance, about so many at a time. */
function* inChanceOrder(stretches: readonly Stretch[], count: number) {
  const all = stretches.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  const slices = Math.ceil(all / count)
  for (let slice = 0; slice < slices; slice += 1) {
    const [from, to] = [(slice * 2 ** 32) / slices, ((slice + 1) * 2 ** 32) / slices]
    const found: [hash: number, number: number][] = []
    for (const [first, last] of stretches) {
      for (let number = first; number <= last; number += 1) {
        const hash = hashOf(number)
        if (hash >= from && hash < to) found.push([hash, number])
      }
    }
    yield found.sort(([a], [b]) => a - b).map(([, number]) => number)
  }
}

/** Where to look first, and where after that. Only what is imported may stand anywhere. */
const placesOf = async (db: D1Database, businessId: string, proofs: readonly string[], period: Period) => {
  const { seq } = await readHead(db, businessId)
  if (seq <= lookedAtMost) return [[[1, seq]]] satisfies Stretch[][]
  const { within, beside } = await readStretches(db, businessId, seq, proofs, period)
  return proofs.includes('imported') ? [within, beside] : [within]
}

// The numbers stand first, so that each rating is looked up by its key; the order of chance stays.
const sql = `SELECT r.stars, r.answers FROM json_each(?2) AS chosen CROSS JOIN ratings AS r
  WHERE r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = chosen.value
    AND r.withdrawn_at IS NULL AND r.invalidated_at IS NULL AND r.answers IS NOT NULL AND r.day BETWEEN ?3 AND ?4
    AND r.proof IN (SELECT value FROM json_each(?5)) AND (?6 IS NULL OR r.touchpoint = ?6)
    AND (?7 IS NULL OR r.channel = ?7) AND (?8 IS NULL OR r.subject = ?8)`

export type Sampled = { stars: number; answers: Answers }

/** Ratings of the period with answers, in an order of chance. */
export const readSample = async (
  db: D1Database,
  businessId: string,
  query: InsightsQuery,
  period: Period,
): Promise<Sampled[]> => {
  const proofs = proofsIn(query)
  const { touchpoint, channel = null, subject = null } = query
  const { from, to } = period
  const rest = [from, to, JSON.stringify(proofs), touchpoint?.toUpperCase() ?? null, channel, subject]
  const sample: Sampled[] = []
  let looked = 0
  for (const place of await placesOf(db, businessId, proofs, period)) {
    for (const chosen of inChanceOrder(place, atATime)) {
      if (sample.length >= sampleAtMost || looked + chosen.length > lookedAtMost) return sample.slice(0, sampleAtMost)
      const statement = db.prepare(sql).bind(businessId, JSON.stringify(chosen), ...rest)
      const { results } = await statement.all<{ stars: number; answers: string }>()
      for (const { stars, answers } of results) sample.push({ stars, answers: JSON.parse(answers) })
      looked += chosen.length
    }
  }
  return sample.slice(0, sampleAtMost)
}
