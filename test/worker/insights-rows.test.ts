// What insights cost on D1, which bills by rows: by days, places and answers, not by ratings.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { channels, locales } from '../../worker/contract/vocabulary.ts'
import { planCommit } from '../../worker/lane/plan.ts'
import { readHead, writePlan } from '../../worker/lane/store.ts'
import { readDrivers } from '../../worker/summaries/drivers.ts'
import { readInsights } from '../../worker/summaries/insights.ts'
import { readSample, sampleAtMost } from '../../worker/summaries/sample.ts'
import { readSubjects } from '../../worker/summaries/subjects.ts'
import { ratingDraft } from '../support/draft.ts'
import { type Meter, metered } from '../support/metered.ts'

const today = '2026-06-30'
const million = 1_000_000
const known = { questions: [], stageOf: () => null }

// The spread that small and large have in common.
const days = 100
const aDay = 10
const copies = million / (days * aDay)
const dayAt = (index: number) =>
  new Date(Date.parse(today) - (days - 1 - index) * 86_400_000).toISOString().slice(0, 10)
const places = locales.map((locale, index) => ({
  locale,
  channel: channels[index] ?? 'web',
  touchpoint: `TILL000${index}`,
}))

/** Ten ratings a day with every answer of a small questionnaire: at each touchpoint, in its channel and language, two. */
const rateAThousand = async (id: string) => {
  for (let start = 0; start < days; start += 50) {
    const writes = Array.from({ length: 50 * aDay }, (_, index) => {
      const stars = 1 + (index % 5)
      const answers = JSON.stringify({
        recommend: 2 * stars,
        speed: stars,
        welcome: 1 + ((index * 3 + (index >> 3)) % 5),
      })
      const day = dayAt(start + Math.floor(index / aDay))
      const place = places[(index + (index >> 1)) % places.length]
      return {
        kind: 'rate',
        rating: ratingDraft({ stars, answers, day, subject: `Loaf ${index % 3}`, ...place }),
      } as const
    })
    await writePlan(env.DB, id, planCommit(await readHead(env.DB, id), new Map(), writes))
  }
}

/** As if each rating of a business had been given a thousand times on end: the ratings, their counters and the head. */
const rateAMillion = async (id: string, few: string) => {
  const ratings = `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, subject, channel, proof, locale, day, answers,
      publish, received_at, fingerprint)
    SELECT ?1, stars, (seq - 1) * ?3 + copy.value, seq || '-' || copy.value, touchpoint, subject, channel,
      proof, locale, day, answers, publish, received_at, fingerprint
    FROM ratings CROSS JOIN (WITH RECURSIVE copies (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM copies WHERE value < ?3)
        SELECT value FROM copies) AS copy
    WHERE business_id = ?2 AND stars IN (1, 2, 3, 4, 5) AND seq BETWEEN ?4 AND ?5`
  for (let first = 1; first <= days * aDay; first += 100)
    await env.DB.prepare(ratings)
      .bind(id, few, copies, first, first + 99)
      .run()
  const tallies = `INSERT INTO tallies SELECT ?1, subject, day, touchpoint, question, channel, proof, locale, value, n * ?3, 0
    FROM tallies WHERE business_id = ?2`
  await env.DB.batch([
    env.DB.prepare(tallies).bind(id, few, copies),
    env.DB.prepare('INSERT INTO heads (business_id, seq, version) VALUES (?1, ?2, 1)').bind(id, million),
  ])
}

const reading = async <Result>(read: (db: D1Database) => Promise<Result>) => {
  const meter: Meter = { rows: 0, queries: 0 }
  const result = await read(metered(env.DB, meter))
  return { result, rows: meter.rows }
}

const [few, many] = [crypto.randomUUID(), crypto.randomUUID()]
beforeAll(async () => {
  await rateAThousand(few)
  await rateAMillion(many, few)
}, 300_000)

describe('rows read', () => {
  it('for insights are as many of a million ratings as of a thousand over the same days, touchpoints, channels and languages', async () => {
    const insights = (id: string) => reading((db) => readInsights(db, id, {}, today, known))
    const [ofFew, ofMany] = [await insights(few), await insights(many)]
    expect([ofFew.result.received, ofMany.result.received]).toEqual([900, 900_000])
    expect(ofMany.result.touchpoints).toHaveLength(places.length)
    expect(ofMany.result.locales).toHaveLength(places.length)
    expect(ofMany.rows / ofFew.rows).toBeGreaterThan(0.8)
    expect(ofMany.rows / ofFew.rows).toBeLessThan(1.2)
  })

  it('for three subjects are as many of a million ratings as of a thousand over the same days and touchpoints', async () => {
    const subjects = (id: string) => reading((db) => readSubjects(db, id, {}, today, () => 'product'))
    const [ofFew, ofMany] = [await subjects(few), await subjects(many)]
    expect(ofMany.result.kinds[0]?.ranked).toHaveLength(3)
    expect(ofFew.result.kinds[0]?.ranked).toHaveLength(3)
    expect(ofMany.rows / ofFew.rows).toBeLessThan(1.2)
  })

  it('for drivers are no more than those of a sample and of its marks', async () => {
    const drivers = await reading((db) => readDrivers(db, many, {}, today, []))
    expect(drivers.result).toMatchObject({ of: 900_000, sampled: sampleAtMost })
    // Each is looked up by its number under each number of stars: seven rows for each that is found; and the counters.
    expect(drivers.rows).toBeLessThan(9.5 * sampleAtMost)
    // Speed is the stars themselves, the welcome goes with them only a little.
    expect(drivers.result.drivers.map(({ key }) => key)).toEqual(['speed', 'welcome'])
    expect(drivers.result.drivers[0]?.importance).toBeGreaterThan(0.8)
  })

  it.each([
    [1, 10_000],
    [3, 30_000],
  ])('for a sample of %i of 100 days, %i of a million ratings, are those of ten thousand', async (length, received) => {
    const period = { from: dayAt(40), to: dayAt(39 + length) }
    const { result, rows } = await reading((db) => readSample(db, many, {}, period))
    expect(result).toHaveLength(Math.min(received, sampleAtMost))
    // Where the period begins and ends, some of the days beside it are looked at as well.
    expect(rows).toBeLessThan(12 * sampleAtMost)
    // Chi-squared over five kinds of stars; 20 is beyond one in two thousand.
    const counts = [1, 2, 3, 4, 5].map((stars) => result.filter((one) => one.stars === stars).length)
    expect(counts.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(20)
  })
})
