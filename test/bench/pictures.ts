// `node test/bench/pictures.ts`: takes the pictures of the README anew, on an instance of its own whose demo bakery has had a
// busy quarter.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { call } from '../../worker/local/api.ts'
import { demoRatings } from '../../worker/local/demo.ts'
import { secretsOf } from '../../worker/local/secrets.ts'
import { freePort, startPlatform } from '../e2e/support/platform.ts'
import { findChromium } from '../support/chromium.ts'
import { newRating } from '../support/rating.ts'
import { letDaysPass } from '../support/time.ts'

const weeks = 13
const ratingsAWeek = 14
const asked = [
  'expectation',
  'recommend',
  'resolved',
  'contacts',
  'welcome',
  'speed',
  'product_quality',
  'price_fairness',
]

const home = mkdtempSync(join(tmpdir(), 'candor-pictures-'))
const port = await freePort()
const url = `http://localhost:${port}`
const platform = await startPlatform(home, port, 3600)
process.on('exit', () => {
  platform.killAll()
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
})
const { OPERATOR_TOKEN: operatorToken, SETUP_CODE: code } = secretsOf(home)
const api = { url, operatorToken }

// A generator of its own, so that the pictures change only where the product does.
let state = 7
const chance = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
/** From 1 on, each as often as its share says. */
const drawn = (shares: number[]) => {
  const lots = shares.flatMap((share, at) => Array.from({ length: share }, () => at + 1))
  return lots[Math.floor(chance() * lots.length)] ?? 1
}

/** What somebody who gave so many stars answers, on scales of five. */
const near = (stars: number, from = 1, to = 5) =>
  Math.max(from, Math.min(to, Math.round((stars / 5) * (to - from) + from - 0.6 + (chance() - 0.5) * 2)))

const answersFor = (stars: number) => ({
  expectation: near(stars),
  recommend: near(stars, 0, 10),
  resolved: stars > 2 ? 3 : drawn([2, 1, 1]),
  contacts: drawn([8, 2, 1]),
  welcome: near(stars),
  speed: near(stars - 1),
  product_quality: near(stars + 1),
  price_fairness: near(3),
  ...(stars <= 3 && { causes: [drawn([1, 1, 2, 1, 2, 1, 1, 6])] }),
})

const rateAWeek = async () => {
  for (let n = 0; n < ratingsAWeek; n += 1) {
    const stars = drawn([5, 6, 8, 32, 48])
    const said = demoRatings.filter((one) => one.stars === stars && one.comment)
    const one = said[Math.floor(chance() * said.length)]
    const words = chance() < 0.6 && one?.comment ? { comment: one.comment, publish: true } : {}
    const rating = newRating({ stars, locale: one?.locale ?? 'en', ...words, answers: answersFor(stars) })
    await call(api, 'POST', `/v1/touchpoints/${one?.code ?? 'BREADQR1'}/ratings`, rating)
  }
}

const fill = async () => {
  for (const one of ['BREADWEB', 'BREADQR1', 'BREADEMA', 'BREADK10', 'BREADBAG']) {
    await call(api, 'PATCH', `/v1/businesses/demo/touchpoints/${one}`, { questions: [...asked, 'causes'] })
  }
  for (let week = 0; week < weeks; week += 1) {
    letDaysPass(home, 'demo', 7)
    await rateAWeek()
  }
}

const signIn = async (context: BrowserContext) => {
  const person = { name: 'Olga Ozola', email: 'olga@rye-salt.test', password: 'correct horse battery staple' }
  for (const [path, data] of [
    ['instance/claim', { code, signUp: 'open', ...person }],
    ['auth/sign-in/email', person],
  ] as const) {
    const answer = await context.request.post(`${url}/v1/${path}`, { data, headers: { origin: url } })
    if (!answer.ok()) throw new Error(await answer.text())
  }
}

/** The bakery answers somebody who was unhappy, and features what it likes. */
const work = async () => {
  const inbox = '/v1/businesses/demo/inbox'
  const { cases } = await call<{ cases: { number: number }[] }>(api, 'GET', `${inbox}?stars=1&text=true&limit=1`)
  const unhappy = cases[0]?.number ?? 1
  await call(api, 'PUT', `${inbox}/${unhappy}/reply`, {
    text: 'Ļoti atvainojamies. Tagad par alerģijām jautājam visiem, un to, kas drīkst būt maisiņā, raksta uz zīmītes.',
  })
  await call(api, 'PATCH', inbox, { changes: [{ number: unhappy, change: { addTags: ['allergy'] } }] })
  const liked = await call<{ cases: { number: number }[] }>(api, 'GET', `${inbox}?stars=5&text=true&limit=40`)
  for (const { number } of liked.cases.slice(-6)) await call(api, 'PUT', `${inbox}/${number}/testimonial`)
  return unhappy
}

const dashboard = (unhappy: number): [name: string, path: string, width: number][] => [
  ['overview-1280', 'overview/?b=demo&period=90d', 1280],
  ['insights-1280', 'insights/?b=demo&period=90d', 1280],
  ['inbox-1280', `inbox/?b=demo&n=${unhappy}`, 1280],
  ['touchpoint-1280', 'touchpoints/?b=demo&t=BREADQR1&s=questions', 1280],
  ['testimonials-1280', 'testimonials/?b=demo', 1280],
  ['overview-390', 'overview/?b=demo&period=90d', 390],
  ['inbox-390', 'inbox/?b=demo', 390],
  ['rating-390', `inbox/?b=demo&n=${unhappy}`, 390],
  ['share-390', 'touchpoints/?b=demo&t=BREADQR1', 390],
  ['settings-390', 'settings/?b=demo', 390],
]

const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-gpu'] })
await fill()
const context = await browser.newContext({ reducedMotion: 'reduce' })
await signIn(context)
for (const [name, path, width] of dashboard(await work())) {
  const page = await context.newPage()
  await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
  await page.goto(`${url}/dashboard/${path}`, { waitUntil: 'networkidle' })
  await page.locator('.ghost, [aria-busy=true]').first().waitFor({ state: 'hidden' })
  await page.waitForTimeout(1500)
  await page.screenshot({ path: `.github/pictures/${name}.png` })
  await page.close()
}
await browser.close()
process.exit(0)
