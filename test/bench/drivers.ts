// `node test/bench/drivers.ts`: how long the drivers take, of 14 drivers and 10,000 ratings: the analysis alone, and asked
// for through the API, where the ratings are read as well. Once where each customer answered all, once where each
// answered four.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { driverKeys } from '../../worker/contract/questions.ts'
import { bundle } from '../../worker/local/bundle.ts'
import { chanceFrom } from '../../worker/measures/chance.ts'
import { analyseDrivers } from '../../worker/measures/drivers.ts'
import { driversAtMost } from '../../worker/measures/importance.ts'
import { asOperator, post, startCandorWorker } from './contenders.ts'
import { quantile } from './figures.ts'
import { bundleWorker, type Running } from './platform.ts'
import { tableOf } from './table.ts'

const ratings = 10_000
const times = process.argv.includes('--quick') ? 5 : 20
const keys = driverKeys.slice(0, driversAtMost)

type Made = { stars: number; answers: (number | null)[] }

/** Answers that go together, and stars that follow the later ones more than the earlier ones. */
const crowdOf = (answered: number): Made[] => {
  const chance = chanceFrom(answered)
  return Array.from({ length: ratings }, () => {
    const mood = chance()
    const given = keys.map(() => 1 + Math.floor(5 * (0.6 * chance() + 0.4 * mood)))
    const weighed =
      given.reduce((sum, answer, k) => sum + answer * (k + 1), 0) / keys.reduce((sum, _, k) => sum + k + 1, 0)
    const asked = new Set(
      keys
        .map((_, k) => [chance(), k] as const)
        .sort(([a], [b]) => a - b)
        .map(([, k]) => k)
        .slice(0, answered),
    )
    const stars = Math.min(5, Math.max(1, Math.round(weighed + 2 * chance() - 1)))
    return { stars, answers: given.map((answer, k) => (asked.has(k) ? answer : null)) }
  })
}

const insert = `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, answers, publish,
    received_at, fingerprint)
  SELECT ?1, value->>1, value->>0, ?1 || (value->>0), ?2, 'web', 'open', 'en', ?3, value->>2, 1, 1, zeroblob(32)
  FROM json_each(?4)`
const count = `INSERT INTO tallies (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
  SELECT ?1, '', day, touchpoint, key, channel, proof, locale, value, count(*), 0
  FROM (SELECT r.*, a.key, a.value FROM ratings AS r, json_each(r.answers) AS a WHERE business_id = ?1
    UNION ALL SELECT *, 'stars', stars FROM ratings WHERE business_id = ?1)
  GROUP BY day, touchpoint, key, channel, proof, locale, value`

/** Opens a business with these ratings. Returns where its drivers are asked for. */
const open = async ({ url, db }: Running, slug: string, crowd: readonly Made[]): Promise<URL> => {
  await post(new URL('/v1/businesses', url), { slug, name: slug })
  const id = await db.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
  const rows = crowd.map(({ stars, answers }, index) => {
    const given = keys.flatMap((key, k) => (answers[k] === null ? [] : [[key, answers[k]]]))
    return [index + 1, stars, JSON.stringify(Object.fromEntries(given))]
  })
  const today = new Date().toISOString().slice(0, 10)
  for (let start = 0; start < rows.length; start += 1000)
    await db
      .prepare(insert)
      .bind(id, 'DRIVERS0', today, JSON.stringify(rows.slice(start, start + 1000)))
      .run()
  await db.prepare(count).bind(id).run()
  await db.prepare('INSERT INTO heads (business_id, seq, version) VALUES (?1, ?2, 1)').bind(id, ratings).run()
  return new URL(`/v1/businesses/${slug}/insights/drivers`, url)
}

const ask = async (address: URL) => {
  const answer = await fetch(address, { headers: asOperator })
  if (!answer.ok) throw new Error(await answer.text())
  const { sampled, drivers } = (await answer.json()) as { sampled: number; drivers: unknown[] }
  if (sampled !== ratings || drivers.length !== keys.length) throw new Error(`${drivers.length} drivers of ${sampled}`)
}

const timed = async (name: string, what: string, work: () => unknown): Promise<string[]> => {
  const all: number[] = []
  for (let time = 0; time < times; time += 1) {
    const begun = performance.now()
    await work()
    all.push(performance.now() - begun)
  }
  return [name, what, ...[0, 0.5, 1].map((share) => quantile(all, share).toFixed(0))]
}

const home = mkdtempSync(join(tmpdir(), 'candor-bench-'))
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143))
await bundle()
const running = await startCandorWorker(await bundleWorker('worker/index.ts'), home)
try {
  const table: string[][] = []
  for (const answered of [keys.length, 4]) {
    const crowd = crowdOf(answered)
    const address = await open(running, `answered-${answered}`, crowd)
    const rows = crowd.map(({ stars, answers }) => [stars, ...answers.map((answer) => (answer ?? Number.NaN) / 5)])
    table.push(await timed(`${answered}`, 'analysis', () => analyseDrivers(rows)))
    table.push(await timed(`${answered}`, 'API', () => ask(address)))
  }
  console.log(`${keys.length} drivers, ${ratings} ratings, ${times} times each.`)
  console.log(`${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)}.\n`)
  console.log(tableOf(['answered by each', '', 'least ms', 'p50 ms', 'longest ms'], table))
} finally {
  await running.stop()
}
