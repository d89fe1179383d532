// `node test/bench/inbox-page.ts`: how long from the navigation until the first rating of the inbox can be clicked, at 1,000
// and at 100,000 ratings, in Chromium on the running platform.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { call } from '../../worker/local/api.ts'
import { secretsOf } from '../../worker/local/secrets.ts'
import { freePort, startPlatform } from '../e2e/support/platform.ts'
import { findChromium } from '../support/chromium.ts'
import { quantile } from './figures.ts'
import { tableOf } from './table.ts'

const isQuick = process.argv.includes('--quick')
const sizes = isQuick ? [500, 1000] : [1000, 100_000]
const loads = isQuick ? 3 : 20
const words = 'Warm bread and kind people, though the queue was long in the morning.'

const home = mkdtempSync(join(tmpdir(), 'candor-bench-'))
const port = await freePort()
const url = `http://localhost:${port}`
const platform = await startPlatform(home, port, 3600)
process.on('exit', () => {
  platform.killAll()
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
})
const { OPERATOR_TOKEN: operatorToken, SETUP_CODE: code } = secretsOf(home)
const api = { url, operatorToken }

/** A business of whoever is signed in. */
const fill = async (context: BrowserContext, n: number): Promise<string> => {
  const slug = `inbox-${n}`
  const opened = await context.request.post(`${url}/v1/businesses`, {
    data: { slug, name: slug },
    headers: { origin: url },
  })
  if (!opened.ok()) throw new Error(await opened.text())
  const path = `/v1/businesses/${slug}`
  const touchpoint = await call<{ code: string }>(api, 'POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' })
  for (let first = 0; first < n; first += 500) {
    const ratings = Array.from({ length: 500 }, (_, at) => ({
      sourceId: String(first + at),
      stars: 1 + ((first + at) % 5),
      comment: `${words} ${first + at}`,
    }))
    await call(api, 'POST', `${path}/imports`, { source: 'bench', touchpoint: touchpoint.code, ratings })
  }
  return slug
}

/** Signed in. */
const openContext = async (browser: Browser) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const person = { name: 'Olga', email: 'olga@bench.test', password: 'correct horse battery staple', signUp: 'open' }
  for (const [path, data] of [
    ['instance/claim', { code, ...person }],
    ['auth/sign-in/email', person],
  ] as const) {
    const answer = await context.request.post(`${url}/v1/${path}`, { data, headers: { origin: url } })
    if (!answer.ok()) throw new Error(await answer.text())
  }
  // When the first row stands, by the page's own clock, which begins with the navigation.
  await context.addInitScript(() => {
    const look = () => {
      if (document.querySelector('a.inbox-row')) Object.assign(window, { usableAfter: performance.now() })
      else requestAnimationFrame(look)
    }
    look()
  })
  return context
}

const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-gpu'] })
const context = await openContext(browser)
const slugs = await Promise.all(sizes.map((n) => fill(context, n)))
const times = new Map(slugs.map((slug) => [slug, [] as number[]]))
// In turns, so that whatever else the machine does falls on both alike. The first of each is not counted.
for (let count = 0; count <= loads; count += 1) {
  for (const slug of slugs) {
    const page = await context.newPage()
    await page.goto(`${url}/dashboard/inbox/?b=${slug}`)
    await page.locator('a.inbox-row').first().waitFor()
    const milliseconds = await page.evaluate(() => Number(Reflect.get(window, 'usableAfter')))
    if (count > 0) times.get(slug)?.push(milliseconds)
    await page.close()
  }
}
await browser.close()
const rows = slugs.map((slug, at) => {
  const all = times.get(slug) ?? []
  return [String(sizes[at]), quantile(all, 0.5).toFixed(0), quantile(all, 0.95).toFixed(0)]
})
console.log(tableOf(['ratings', 'p50 ms', 'p95 ms'], rows))
process.exit(0)
