// `npm run judge:ledger`: a ledger of 100,000 entries, written and signed by the Worker, read and verified by Go's sumdb.
// Needs Go and its golang.org/x/mod (Debian: golang-go, golang-golang-x-mod-dev). `-- 5000` takes fewer entries.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import type { Business } from '../../worker/contract/business.ts'
import { type Source, verifyLog } from '../../worker/ledger/verify.ts'
import { bundle } from '../../worker/local/bundle.ts'
import { post, startCandorWorker } from '../bench/contenders.ts'
import { bundleWorker, type Running } from '../bench/platform.ts'
import { findChromium } from '../support/chromium.ts'

const goPath = process.env.GOPATH ?? '/usr/share/gocode'
const size = Number(process.argv[2] ?? 100_000)
const proofs = 500
const atOnce = 500

const seconds = (begun: number) => ((performance.now() - begun) / 1000).toFixed(1)

const fill = async ({ url }: Running): Promise<URL> => {
  await post(new URL('/v1/businesses', url), { slug: 'judge', name: 'Judge' })
  await post(new URL('/v1/businesses/judge/touchpoints', url), { name: 'Till', channel: 'web', code: 'LEDGER00' })
  for (let first = 0; first < size; first += atOnce) {
    const ratings = Array.from({ length: Math.min(atOnce, size - first) }, (_, index) => ({
      sourceId: String(first + index),
      stars: 1 + ((first + index) % 5),
      comment: `Comment ${first + index}.`,
    }))
    await post(new URL('/v1/businesses/judge/imports', url), { source: 'judge', touchpoint: 'LEDGER00', ratings })
  }
  const { ledger } = (await (await fetch(new URL('/v1/businesses/judge', url))).json()) as Business
  return new URL(ledger, url)
}

/** The code of the page /verify/, in a page of the same origin. Answers with how many entries it has checked. */
const verifyInChromium = async (ledger: URL): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './worker/ledger/verify.ts'`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'ledger',
  })
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ bypassCSP: true })
    await page.goto(`${ledger}/vkey`)
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
    return (await page.evaluate(`ledger.verifyLog(async (path) =>
      new Uint8Array(await (await fetch('${ledger}/' + path)).arrayBuffer())).then(({ checkpoint }) => checkpoint.size)`)) as number
  } finally {
    await browser.close()
  }
}

/** Waits until all of it is signed, which the alarm of the Lane does. */
const signed = async (ledger: URL): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const note = await (await fetch(`${ledger}/checkpoint`)).text()
    if (note.split('\n')[1] === String(size)) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('The ledger was not signed.')
}

const ask = (ledger: URL, vkey: string): Promise<number> =>
  new Promise((resolve) => {
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: goPath, GOCACHE: join(tmpdir(), 'go-cache') }
    const args = ['run', 'test/judge/ledger.go', ledger.href, vkey, String(proofs)]
    spawn('go', args, { stdio: 'inherit', env }).on('exit', (code) => resolve(code ?? 1))
  })

const hasGo = spawnSync('go', ['version']).status === 0 && existsSync(join(goPath, 'src/golang.org/x/mod/sumdb/tlog'))
if (!hasGo) {
  console.log('Not judged: there is no Go with golang.org/x/mod here (Debian: golang-go, golang-golang-x-mod-dev).')
  process.exit(0)
}

const home = mkdtempSync(join(tmpdir(), 'candor-judge-'))
await bundle()
const key = { LEDGER_KEY: randomBytes(32).toString('base64url'), LEDGER_HOST: 'judge.test' }
const running = await startCandorWorker(await bundleWorker('worker/index.ts'), home, key)
try {
  let begun = performance.now()
  const ledger = await fill(running)
  console.log(`${size} ratings written in ${seconds(begun)} s`)
  begun = performance.now()
  await signed(ledger)
  console.log(`all of them signed ${seconds(begun)} s later`)
  begun = performance.now()
  const read: Source = async (path) => new Uint8Array(await (await fetch(`${ledger}/${path}`)).arrayBuffer())
  const { vkeys } = await verifyLog(read)
  console.log(`our own verifier accepts it in ${seconds(begun)} s`)
  if (findChromium()) {
    begun = performance.now()
    const checked = await verifyInChromium(ledger)
    console.log(`Chromium accepts all ${checked} entries in ${seconds(begun)} s, its own start included`)
  }
  begun = performance.now()
  process.exitCode = await ask(ledger, vkeys[0] ?? '')
  console.log(`${seconds(begun)} s`)
} finally {
  await running.stop()
  rmSync(home, { recursive: true, force: true })
}
