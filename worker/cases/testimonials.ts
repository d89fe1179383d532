// What a business features, as far as the public sees it: a comment that is withdrawn, withheld, forgotten or not to be
// shown any more leaves the list by itself, and comes back to its place when it is shown again.
import { starValues } from '../contract/lists.ts'
import type { ShownRating } from '../contract/rating.ts'
import { testimonialsAtMost } from '../contract/testimonial.ts'
import { Fault } from '../faults.ts'
import { publicViewOf } from './detail.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './read.ts'

const sql = `SELECT ${caseColumns} FROM ratings AS r ${caseJoins}
  WHERE r.business_id = ?1 AND r.stars IN (${starValues.join(', ')})
    AND r.seq IN (SELECT seq FROM testimonials WHERE business_id = ?1)
    AND r.publish AND r.comment IS NOT NULL AND w.reason IS NULL AND r.withdrawn_at IS NULL
    AND r.invalidated_at IS NULL
    AND coalesce(r.held_until, 0) <= ?2
  ORDER BY f.place, r.seq LIMIT ${testimonialsAtMost}`

/** In the business's order. */
export const listTestimonials = async (db: D1Database, businessId: string): Promise<ShownRating[]> => {
  const { results } = await db.prepare(sql).bind(businessId, Date.now()).all<CaseRow>()
  return results.map((row) => publicViewOf(caseOf(row)))
}

/** Throws `too_many_testimonials`. */
export const refuseMore = async (db: D1Database, businessId: string): Promise<void> => {
  if ((await listTestimonials(db, businessId)).length >= testimonialsAtMost) throw new Fault('too_many_testimonials')
}

const sorted = (numbers: number[]) => JSON.stringify(numbers.toSorted((a, b) => a - b))

/** Throws `other_testimonials` where not each of those that are shown is named once. */
export const orderTestimonials = async (db: D1Database, businessId: string, numbers: number[]): Promise<void> => {
  const shown = (await listTestimonials(db, businessId)).map(({ number }) => number)
  if (sorted(shown) !== sorted(numbers)) throw new Fault('other_testimonials')
  const places = `UPDATE testimonials SET place = row.key + 1 FROM json_each(?2) AS row
    WHERE testimonials.business_id = ?1 AND testimonials.seq = row.value`
  await db.batch([
    db.prepare(places).bind(businessId, JSON.stringify(numbers)),
    db.prepare('UPDATE heads SET work = work + 1 WHERE business_id = ?').bind(businessId),
  ])
}
