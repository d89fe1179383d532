// `npm run bench`: how many ratings a second Candor accepts, beside Workers that only write. `-- --quick` is shorter.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundle } from '../../worker/local/bundle.ts'
import { type Contender, startContenders } from './contenders.ts'
import { figuresOf } from './figures.ts'
import { measure, verify } from './measure.ts'
import { bundleWorker } from './platform.ts'
import { rounds, secondsARound } from './scale.ts'
import { intakeTable, timesTheFloor } from './table.ts'

const machine = () => ({
  cpu: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  load: loadavg()[0] ?? 0,
  node: process.version,
})

const measureAll = async (contenders: Contender[], code: string) => {
  const before = machine()
  const series = await measure(contenders)
  const figures = series.map(({ contender, connections, loads }) => ({
    name: contender.name,
    connections,
    ...figuresOf(loads),
  }))
  return {
    at: new Date().toISOString(),
    machine: before,
    rounds,
    secondsARound,
    results: figures.map((result) => ({ ...result, timesTheFloor: timesTheFloor(result, figures) })),
    verified: await Promise.all(contenders.map((contender) => verify(contender, series))),
    // Without the one that started first: it paid for Miniflare's own warming up.
    msToFirstAnswer: Object.fromEntries(
      contenders.slice(1).map(({ name, msToFirstAnswer }) => [name, msToFirstAnswer]),
    ),
    workerBytes: { plain: Buffer.byteLength(code), gzipped: gzipSync(code).length },
  }
}

type Report = Awaited<ReturnType<typeof measureAll>>

const sentenceOf = ({ name, acknowledged, refused, stored, summary, agrees }: Report['verified'][number]) =>
  `${agrees ? 'Agrees' : 'DOES NOT AGREE'}: ${name} answered 201 ${acknowledged} times (otherwise: ${refused}), stored ` +
  `${stored} rows${summary === null ? '' : `, and its summary counts ${summary}`}.`

const show = (report: Report) => {
  const { machine: here, workerBytes } = report
  const starts = Object.entries(report.msToFirstAnswer).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`)
  return `
One business, one touchpoint, 30 % of the ratings with a comment. ${rounds} rounds of ${secondsARound} s: median (lowest–highest).
${here.cores} cores (${here.cpu}), load average ${here.load.toFixed(1)} before the first round. The load and workerd share them.

${intakeTable(report.results)}

${report.verified.map(sentenceOf).join('\n')}
Worker: ${(workerBytes.gzipped / 1000).toFixed(0)} kB gzipped, ${(workerBytes.plain / 1000).toFixed(0)} kB plain.
From starting workerd to the first answer: ${starts.join(', ')}.
`
}

const home = mkdtempSync(join(tmpdir(), 'candor-bench-'))
// However this ends, Ctrl-C included. Miniflare ends its processes in the same way.
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143))
await bundle()
const code = await bundleWorker('worker/index.ts')
const contenders = await startContenders(code, home)
try {
  const report = await measureAll(contenders, code)
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/bench.json', `${JSON.stringify(report, null, 2)}\n`)
  console.log(show(report))
  if (report.verified.some(({ agrees }) => !agrees)) process.exitCode = 1
} finally {
  await Promise.all(contenders.map(({ stop }) => stop()))
}
