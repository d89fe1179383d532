// One instance from its first start on: it is claimed, killed, and has everything that it acknowledged.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Summary } from '../../../worker/contract/summary.ts'
import { call } from '../../../worker/local/api.ts'
import { secretsOf } from '../../../worker/local/secrets.ts'
import { newRating } from '../../support/rating.ts'
import { axeFaultsOf, fillSignUp, openDashboard } from '../support/dashboard.ts'
import { freePort, startPlatform } from '../support/platform.ts'

type Started = Awaited<ReturnType<typeof startPlatform>>

const home = mkdtempSync(join(tmpdir(), 'candor-'))
const port = await freePort()
const url = `http://localhost:${port}`
let running: Started
const start = async () => {
  running = await startPlatform(home, port, 3600)
}
beforeAll(start)
afterAll(() => {
  running.killAll()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})

it('is claimed with the printed address, once, by its operator, who says who may sign up', async () => {
  const code = secretsOf(home).SETUP_CODE
  expect(running.said()).toContain(`${url}/dashboard/claim/#${code}`)

  const { page, faults } = await openDashboard('', { url, options: { bypassCSP: true } })
  await page.getByRole('heading', { name: 'Claim this instance' }).waitFor()
  expect(await axeFaultsOf(page, 'claim')).toEqual([])
  await page.goto('about:blank')
  await page.goto(`${url}/dashboard/claim/#${code}`)
  expect(await page.getByLabel('Set-up code').inputValue()).toBe(code)
  await page.getByLabel('Set-up code').fill('AAAA-BBBB-CCCC')
  await fillSignUp(page, 'Olga Ozola', 'olga@candor.test')
  await page.getByRole('button', { name: 'Claim it' }).click()
  await page.getByText('This is not the set-up code.').waitFor()
  await page.getByLabel('Set-up code').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Claim it' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  expect(new URL(page.url()).search).toBe('?b=demo')
  expect(faults).toEqual([expect.stringContaining('401'), expect.stringContaining('403')])

  const stranger = await openDashboard('claim/', { url })
  await stranger.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await stranger.page.goto(`${url}/dashboard/sign-up/`)
  await stranger.page.getByText('New accounts are made by invitation here: ask').waitFor()

  await page.goto(`${url}/dashboard/account/`)
  await page.getByLabel('Anybody').check()
  await page.getByText('Saved.').waitFor()
  await stranger.page.goto(`${url}/dashboard/sign-in/`)
  await stranger.page.getByRole('link', { name: 'Sign up' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken back.').waitFor()
  expect(await page.getByLabel('Only people who are invited').isChecked()).toBe(true)
  expect((await (await fetch(`${url}/v1/instance`)).json()) as object).toMatchObject({ signUp: 'invited' })
})

const rate = () =>
  fetch(`${url}/v1/touchpoints/BREADWEB/ratings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(newRating({ stars: 5, locale: 'en' })),
  }).catch(() => undefined)

it.each([
  ['of everything', (started: Started) => started.killAll()],
  ['of the start script, which leaves the rest running', (started: Started) => setTimeout(started.killScript, 0)],
])('has everything that it acknowledged after kill -9 %s', { timeout: 180_000 }, async (_, end) => {
  const api = { url, operatorToken: secretsOf(home).OPERATOR_TOKEN }
  const before = await call<Summary>(api, 'GET', '/v1/businesses/demo/summary')
  let acknowledged = 0
  const senders = Array.from({ length: 8 }, async () => {
    for (;;) {
      const answer = await rate()
      if (answer?.status !== 201 || acknowledged >= 300) return
      acknowledged += 1
      if (acknowledged === 120) end(running)
    }
  })
  await Promise.all(senders)

  await start()
  const after = await call<Summary>(api, 'GET', '/v1/businesses/demo/summary')
  // What was under way when it died may have been saved without an answer, so there may be a few more, never fewer.
  expect(acknowledged).toBeGreaterThanOrEqual(120)
  expect(after.n).toBeGreaterThanOrEqual(before.n + acknowledged)
  expect(after.n).toBeLessThanOrEqual(before.n + acknowledged + 8)
  await expect(startPlatform(home, port, 3600)).rejects.toThrow(`Port ${port} is in use`)
})
