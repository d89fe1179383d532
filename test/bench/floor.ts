// What the intake is held against: a Worker that does nothing but write. No validation, no retries told apart, no order.
// With COUNTS set it also keeps one counter, in the same transaction; ours keeps two, and the order of arrival.
import type { D1Database } from '@cloudflare/workers-types'

type Env = { DB: D1Database; COUNTS?: string }
type Sent = { id: string; stars: number; comment?: string }

const insert = `INSERT INTO ratings (business_id, id, seq, stars, touchpoint, channel, proof, locale, day, comment, publish,
    received_at, receipt_hash, fingerprint)
  VALUES ('0123456789abcdef0123456789abcdef', ?1, ?2, ?3, 'BENCH000', 'web', 'open', 'en', '2026-01-01', ?4, 0, ?5, ?6, ?6)`
const count = `INSERT INTO tallies (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
  VALUES ('0123456789abcdef0123456789abcdef', '', '', 'BENCH000', 'stars', 'web', 'open', 'en', ?1, 1, ?2)
  ON CONFLICT DO UPDATE SET n = n + 1, with_text = with_text + excluded.with_text`

// As long as the hashes that ours stores.
const hash = new Uint8Array(32)
let seq = 0

export default {
  async fetch(request: Request, { DB, COUNTS }: Env): Promise<Response> {
    if (request.method !== 'POST') return new Response()
    const { id, stars, comment = null } = (await request.json()) as Sent
    seq += 1
    const row = DB.prepare(insert).bind(id, seq, stars, comment, Date.now(), hash)
    await (COUNTS ? DB.batch([row, DB.prepare(count).bind(stars, comment === null ? 0 : 1)]) : row.run())
    return Response.json({ id }, { status: 201 })
  },
}
