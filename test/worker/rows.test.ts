// What a rating costs on D1, which bills by rows: a budget.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { locales } from '../../worker/contract/vocabulary.ts'
import { planCommit } from '../../worker/lane/plan.ts'
import { readHead, writePlan } from '../../worker/lane/store.ts'
import type { RatingDraft, Write } from '../../worker/lane/writes.ts'
import { ratingDraft } from '../support/draft.ts'

/** Lets D1 through and adds up what it says it has written. */
const counting = (db: D1Database) => {
  const meter = { rows: 0, statements: 0 }
  const batch: D1Database['batch'] = async <T>(statements: D1PreparedStatement[]) => {
    const results = await db.batch<T>(statements)
    meter.rows += results.reduce((sum, { meta }) => sum + meta.rows_written, 0)
    meter.statements += statements.length
    return results
  }
  const metered = new Proxy(db, {
    get: (target, name) => (name === 'batch' ? batch : Reflect.get(target, name).bind(target)),
  })
  return { meter, metered }
}

const rowsWritten = async (businessId: string, writes: Write[]) => {
  const { meter, metered } = counting(env.DB)
  const plan = planCommit(await readHead(env.DB, businessId), new Map(), writes)
  await writePlan(metered, businessId, plan)
  return meter.rows
}

const rate = (more?: Partial<RatingDraft>): Write => ({ kind: 'rate', rating: ratingDraft(more) })

describe('rows written', () => {
  it('are at most 6 for a single rating with a comment', async () => {
    const business = crypto.randomUUID()
    const first = await rowsWritten(business, [rate()])
    const later = await rowsWritten(business, [rate()])
    expect(first).toBeLessThanOrEqual(6)
    expect(later).toBe(6)
  })

  it('are two more for one that names a subject', async () => {
    expect(await rowsWritten(crypto.randomUUID(), [rate({ subject: 'Rye' })])).toBe(8)
  })

  it('are at most 3.5 a rating in a batch of 100, in all stars and languages', async () => {
    const batch = Array.from({ length: 100 }, (_, index) =>
      rate({ stars: 1 + (index % 5), locale: locales[Math.floor(index / 5) % locales.length] ?? 'en' }),
    )
    const rows = await rowsWritten(crypto.randomUUID(), batch)
    expect(rows / 100).toBeLessThanOrEqual(3.5)
  })
})

describe('rows read', () => {
  it('are the same for the summary of 10 and of 2,000 ratings', async () => {
    const read = async (n: number) => {
      const business = crypto.randomUUID()
      const ratings = Array.from({ length: n }, (_, index) => rate({ stars: 1 + (index % 5) }))
      for (let start = 0; start < n; start += 500) await rowsWritten(business, ratings.slice(start, start + 500))
      const query = `SELECT value, sum(n) FROM tallies WHERE business_id = ?1 AND subject = '' AND day = 'all' GROUP BY value`
      return (await env.DB.prepare(query).bind(business).all()).meta.rows_read
    }
    const [few, many] = [await read(10), await read(2000)]
    expect(many / few).toBeGreaterThan(0.8)
    expect(many / few).toBeLessThan(1.2)
  })
})
