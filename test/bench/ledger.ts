// `npm run bench:ledger`: what the ledger costs: rows and bytes a rating, and throughput and waiting beside a Worker that is
// bundled without it. Rounds are interleaved. `-- --quick` is shorter.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { bundle } from '../../worker/local/bundle.ts'
import { type Contender, post, startCandorWorker } from './contenders.ts'
import { figuresOf } from './figures.ts'
import { measure, verify } from './measure.ts'
import { bundleWorker } from './platform.ts'
import { intakeTable } from './table.ts'

const withoutEntries: Plugin = {
  name: 'without entries',
  setup: (build) => {
    build.onResolve({ filter: /^\.\/entries\.ts$/ }, () => ({ path: resolve('test/bench/no-entries.ts') }))
  },
}

const start = async (name: string, home: string, plugins: Plugin[]): Promise<Contender> => {
  const key = { LEDGER_KEY: randomBytes(32).toString('base64url'), LEDGER_HOST: 'bench.test' }
  const running = await startCandorWorker(await bundleWorker('worker/index.ts', plugins), join(home, name), key)
  await post(new URL('/v1/businesses', running.url), { slug: 'bench', name: 'Bench' })
  const touchpoint = { name: 'Till', channel: 'web', code: 'BENCH000' }
  await post(new URL('/v1/businesses/bench/touchpoints', running.url), touchpoint)
  return { ...running, name, target: new URL('/v1/touchpoints/BENCH000/ratings', running.url) }
}

const size = `SELECT coalesce(sum(octet_length(entries)), 0) AS bytes, count(*) AS n FROM ledger_entries`
const sealed = `SELECT (SELECT count(*) FROM ledger_tiles) + (SELECT count(*) FROM checkpoints) AS n,
  (SELECT coalesce(sum(length(hashes)), 0) FROM ledger_tiles) + (SELECT coalesce(sum(length(note)), 0) FROM checkpoints) AS bytes`

const costOf = async ({ db, countRows }: Contender): Promise<string> => {
  const ratings = await countRows()
  const [entries, seals] = await Promise.all(
    [size, sealed].map((sql) => db.prepare(sql).first<{ bytes: number; n: number }>()),
  )
  const each = (n = 0) => (n / ratings).toFixed(3)
  return `${ratings} ratings: ${each(entries?.n)} rows and ${each(entries?.bytes)} bytes of entries each; ${each(seals?.n)} rows and ${each(seals?.bytes)} bytes of tiles and checkpoints each.`
}

const home = mkdtempSync(join(tmpdir(), 'candor-bench-'))
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143))
await bundle()
const contenders = [await start('without a ledger', home, [withoutEntries]), await start('with the ledger', home, [])]
try {
  console.log(`${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)} before the first round.\n`)
  const series = await measure(contenders)
  const results = series.map(({ contender, connections, loads }) => ({
    name: contender.name,
    connections,
    ...figuresOf(loads),
  }))
  console.log(intakeTable(results, 'without'))
  for (const contender of contenders) console.log(`${contender.name}: ${await costOf(contender)}`)
  const checks = await Promise.all(contenders.map((contender) => verify(contender, series)))
  if (checks.some(({ agrees }) => !agrees)) throw new Error('What was acknowledged is not what is stored.')
} finally {
  await Promise.all(contenders.map(({ stop }) => stop()))
}
