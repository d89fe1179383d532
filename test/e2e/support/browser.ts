// One Chromium a test file, a fresh context a test.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { findChromium } from '../../support/chromium.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const ownPlatform = () => {
  const platforms = inject('platforms')
  const found = platforms[(Number(process.env.VITEST_POOL_ID) - 1) % platforms.length]
  if (!found) throw new Error('No platform was started for this file.')
  return found
}

/** Files that run at the same time do not meet, not even where one lets time pass in the database. */
export const platform = ownPlatform()

let browser: Browser
beforeAll(async () => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium: run `npm test`, which says how to get it.')
  browser = await chromium.launch({ executablePath, args: flags })
})
afterAll(() => browser.close())

/** A page in a context of its own. `faults` gathers what the console and the page complain about. */
export const openPage = async (options: BrowserContextOptions = {}) => {
  const context = await browser.newContext(options)
  // Sooner than the test's own time is over, so that a failure names the step.
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  onTestFinished(async () => {
    // A request that a test holds back may still be on its way.
    if (!page.isClosed()) await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.close()
  })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // wrangler answers 503 while it starts the Worker anew for a newly published site; what reads is asked again.
    if (message.type() === 'error' && !message.text().includes('503')) faults.push(message.text())
  })
  return { page, context, faults }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules of axe whose outcome depends on the colour scheme. */
export const colorRules = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong on a page, a line each, by all rules or these. Open the page with `bypassCSP`, or axe cannot run in it. */
export const axeFaults = async (page: Page, rules?: string[]): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (runOnly) => {
    type AxeViolation = { id: string; help: string; nodes: { html: string }[] }
    type Axe = { run: (options: object) => Promise<{ violations: AxeViolation[] }> }
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html}`)
  }, rules)
}
