// `node test/bench/silence.ts [samples] [at a time]`: whether the time of an answer tells if an address has an account.
// Half of the samples are known addresses, half unknown ones, in chance order, several at a time: parallel calls make
// the hashing of passwords cross whatever the answers are padded to.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../worker/local/bundle.ts'
import { calls, inParallel, post, type Timed, timeCall, unknownAddress } from './auth-load.ts'
import { difference, guessedRight, mannWhitney } from './auth-statistics.ts'
import { quantile } from './figures.ts'
import { bundleWorker, startWorker } from './platform.ts'

const [samples = 1000, lanes = 8] = process.argv.slice(2).map(Number)
const password = 'correct horse battery staple'

const start = async (home: string) => {
  const text = (value: string) => ({ type: 'text', value }) as const
  const running = await startWorker(await bundleWorker('worker/index.ts'), join(home, 'candor'), {
    env: {
      LANES: { type: 'durable-object', worker: 'bench', exportName: 'Lane' },
      AUTH_SECRET: text('secret-of-the-bench-0123456789abcdef'),
      SETUP_CODE: text('BENCH-CODE'),
      KEEP_MAILS: text('true'),
    },
    exports: { Lane: { type: 'durable-object', storage: 'sqlite' } },
  })
  const claim = { code: 'BENCH-CODE', name: 'Olga', email: 'olga@candor.test', password, signUp: 'open' }
  const status = await post(running.url, 'instance/claim', claim)
  if (status !== 201) throw new Error(`claiming answered ${status}`)
  return running
}

const signUp = async (url: URL): Promise<string> => {
  const email = unknownAddress()
  const status = await post(url, 'auth/sign-up/email', { email, password, name: 'Anna' })
  if (status !== 200) throw new Error(`signing up answered ${status}`)
  return email
}

const rowOf = (name: string, timed: readonly Timed[]): string => {
  const [known, unknown] = [true, false].map((isKnown) => timed.filter((one) => one.isKnown === isKnown))
  const [a = [], b = []] = [known, unknown].map((part) => part?.map(({ ms }) => ms))
  const shown = (times: number[]) => [0.5, 0.9, 0.99].map((share) => quantile(times, share).toFixed(1)).join(' / ')
  const { mean, low, high } = difference(a, b)
  const { p, larger } = mannWhitney(a, b)
  const statuses = [known, unknown].map((part) => [...new Set(part?.map(({ status }) => status))].join(' ')).join(', ')
  const cells = [
    name,
    `${a.length} + ${b.length}`,
    shown(a),
    shown(b),
    `${mean.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
    p.toFixed(3),
    larger.toFixed(3),
    `${(guessedRight(a, b) * 100).toFixed(1)} %`,
    statuses,
  ]
  return `| ${cells.join(' | ')} |`
}

const home = mkdtempSync(join(tmpdir(), 'candor-silence-'))
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143))
await bundle()
const running = await start(home)
try {
  const known = await inParallel(
    Array.from({ length: samples / 2 }, () => running.url),
    lanes,
    signUp,
  )
  console.log(`${lanes} at a time, ${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)}.\n`)
  console.log(
    '| | known + unknown | known p50 / p90 / p99 ms | unknown | difference of the means, ms (95 %) | Mann–Whitney p | P(known slower) | guessed right | answers |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|')
  for (const [name, call] of Object.entries(calls)) {
    console.log(rowOf(name, await timeCall(running.url, call, known, lanes)))
  }
} finally {
  await running.stop()
}
