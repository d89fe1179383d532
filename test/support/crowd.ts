// Very many ratings at once, straight into the database: what the Lane would have written, without its tallies.
import type { D1Database } from '@cloudflare/workers-types'

const insert = `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, comment, publish,
    received_at, receipt_hash, fingerprint)
  SELECT ?1, value->>1, value->>0, 'crowd-' || (value->>0), ?2, 'web', 'open', 'en', value->>2, value->>3, 1, value->>0,
    zeroblob(32), zeroblob(32)
  FROM json_each(?3)`

const words =
  `bread butter warm cold kind people slow quick service table window parking price queue smile coffee rye order again
  never always staff clean noisy friendly box fresh stale late early generous small large garden children dog`.split(
    /\s+/,
  )

/** Every seventh rating says nothing; a word stands in about a quarter of the comments, `rareword` in one of 5,000. */
const commentOf = (number: number): string | null => {
  if (number % 7 === 0) return null
  const said = Array.from(
    { length: 12 },
    (_, place) => words[(Math.imul(number * 31 + place, 2654435761) >>> 16) % words.length],
  )
  return `${said.join(' ')}${number % 5000 === 1 ? ' rareword' : ''}`
}

const dayOf = (number: number, n: number): string =>
  new Date(Date.UTC(2026, 0, 1) + Math.floor((number / n) * 200) * 86_400_000).toISOString().slice(0, 10)

/** Ratings 1 to `n` of a business that had none. Every 1,000th is tagged `rare`. */
export const addCrowd = async (db: D1Database, businessId: string, touchpoint: string, n: number): Promise<void> => {
  for (let first = 1; first <= n; first += 2000) {
    const rows = Array.from({ length: Math.min(2000, n - first + 1) }, (_, index) => {
      const number = first + index
      return [number, 1 + ((number * 7) % 5), dayOf(number, n), commentOf(number)]
    })
    await db.prepare(insert).bind(businessId, touchpoint, JSON.stringify(rows)).run()
  }
  const tag = `INSERT INTO rating_tags (business_id, seq, tag)
    SELECT business_id, seq, 'rare' FROM ratings WHERE business_id = ?1 AND stars IN (1, 2, 3, 4, 5) AND seq % 1000 = 1`
  await db.batch([
    db.prepare(tag).bind(businessId),
    db
      .prepare(
        'INSERT INTO heads (business_id, seq, version) VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET seq = ?2, version = version + 1',
      )
      .bind(businessId, n),
  ])
}
