// What insights cost on D1, which bills by rows: as much for ten ratings as for a million.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { planCommit } from '../../worker/lane/plan.ts'
import { readHead, writePlan } from '../../worker/lane/store.ts'
import { readDrivers } from '../../worker/summaries/drivers.ts'
import { readInsights } from '../../worker/summaries/insights.ts'
import { sampleAtMost } from '../../worker/summaries/sample.ts'
import { readSubjects } from '../../worker/summaries/subjects.ts'
import { ratingDraft } from '../support/draft.ts'
import { type Meter, metered } from '../support/metered.ts'

const today = '2026-06-30'
const million = 1_000_000
const known = { questions: [], stageOf: () => null }

/** Ten ratings with every answer of a small questionnaire. */
const rateTen = async (id: string) => {
  const writes = Array.from({ length: 10 }, (_, index) => {
    const stars = 1 + (index % 5)
    const answers = JSON.stringify({ recommend: 2 * stars, speed: stars, welcome: 1 + ((index * 3) % 5) })
    const rating = ratingDraft({ stars, answers, day: '2026-06-01', subject: `Loaf ${index % 3}` })
    return { kind: 'rate', rating } as const
  })
  await writePlan(env.DB, id, planCommit(await readHead(env.DB, id), new Map(), writes))
}

/** As if each of the ten had been given a hundred thousand times: the ratings, their counters and the head. */
const rateAMillion = async (id: string) => {
  await rateTen(id)
  const copies = `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, subject, channel, proof, locale, day, answers,
      publish, received_at, fingerprint)
    SELECT business_id, stars, seq + 10 * copy.value, 'copy-' || (seq + 10 * copy.value), touchpoint, subject, channel,
      proof, locale, day, answers, publish, received_at, fingerprint
    FROM (WITH RECURSIVE copies (value) AS (SELECT ?2 UNION ALL SELECT value + 1 FROM copies WHERE value < ?3)
        SELECT value FROM copies) AS copy CROSS JOIN ratings
    WHERE business_id = ?1 AND stars IN (1, 2, 3, 4, 5) AND seq <= 10`
  const aTime = 10_000
  for (let copy = 1; copy < million / 10; copy += aTime) {
    const last = Math.min(copy + aTime, million / 10) - 1
    await env.DB.prepare(copies).bind(id, copy, last).run()
  }
  await env.DB.batch([
    env.DB.prepare('UPDATE tallies SET n = n * ?2, with_text = 0 WHERE business_id = ?1').bind(id, million / 10),
    env.DB.prepare('UPDATE heads SET seq = ?2 WHERE business_id = ?1').bind(id, million),
  ])
}

const reading = async <Result>(read: (db: D1Database) => Promise<Result>) => {
  const meter: Meter = { rows: 0, queries: 0 }
  const result = await read(metered(env.DB, meter))
  return { result, rows: meter.rows }
}

it('are as many for a million ratings as for ten, and no more than a sample for drivers', async () => {
  const [few, many] = [crypto.randomUUID(), crypto.randomUUID()]
  await rateTen(few)
  await rateAMillion(many)
  const insights = (id: string) => reading((db) => readInsights(db, id, {}, today, known))
  const [ofFew, ofMany] = [await insights(few), await insights(many)]
  expect([ofFew.result.received, ofMany.result.received]).toEqual([10, million])
  expect(ofMany.rows / ofFew.rows).toBeGreaterThan(0.8)
  expect(ofMany.rows / ofFew.rows).toBeLessThan(1.2)

  const subjects = (id: string) => reading((db) => readSubjects(db, id, {}, today, () => 'product'))
  const [subjectsOfFew, subjectsOfMany] = [await subjects(few), await subjects(many)]
  expect(subjectsOfMany.result.kinds[0]?.ranked).toHaveLength(3)
  expect(subjectsOfFew.result.kinds[0]?.others).toHaveLength(3)
  expect(subjectsOfMany.rows / subjectsOfFew.rows).toBeLessThan(1.2)

  const drivers = await reading((db) => readDrivers(db, many, {}, today, []))
  expect(drivers.result).toMatchObject({ of: million, sampled: expect.any(Number) })
  expect(drivers.result.sampled).toBeGreaterThan(sampleAtMost * 0.9)
  expect(drivers.result.sampled).toBeLessThanOrEqual(sampleAtMost)
  // Each is looked up by its number under each number of stars: seven rows of a million for each that is found.
  expect(drivers.rows).toBeLessThan(8 * sampleAtMost)
  // Speed is the stars themselves, the welcome goes with them only a little.
  expect(drivers.result.drivers.map(({ key }) => key)).toEqual(['speed', 'welcome'])
  expect(drivers.result.drivers[0]?.importance).toBeGreaterThan(0.8)
}, 120_000)
