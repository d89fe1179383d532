// The dashboard, as a person's browser shows it.
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { axeFaults, colorRules, openPage, platform } from './browser.ts'

export const password = 'correct horse battery staple'

type Opened = { url?: string; state?: BrowserContextOptions['storageState']; options?: BrowserContextOptions }

/** A page of the dashboard, for the person whose state it is, else for a stranger. */
export const openDashboard = async (path: string, { url = platform.url, state, options }: Opened = {}) => {
  const opened = await openPage({
    viewport: { width: 1280, height: 800 },
    ...(state && { storageState: state }),
    ...options,
  })
  await opened.page.goto(`${url}/dashboard/${path}`)
  return opened
}

/** The link in the mail that came to somebody, which is sent after the answer. `kind` is a part of its address. */
export const mailedLink = async (email: string, kind: string, url = platform.url): Promise<string> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await fetch(`${url}/dev/mail/latest?to=${encodeURIComponent(email)}`)
    const { text } = (await answer.json()) as { text: string | null }
    const link = /https?:\/\/\S+/.exec(text ?? '')?.[0]
    if (link?.includes(kind)) return link
    await pause(100)
  }
  throw new Error(`no mail with ${kind} came to ${email}`)
}

export const fillSignUp = async (page: Page, name: string, email: string) => {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('New password').fill(password)
}

export const fillSignIn = async (page: Page, email: string, secret = password): Promise<void> => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(secret)
  const answered = page.waitForResponse(`**/v1/auth/sign-in/email`)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // wrangler starts the Worker anew when the site has been published, and answers 503 meanwhile: press again.
  if ((await answered).status() === 503) await fillSignIn(page, email, secret)
}

/** What axe finds wrong in light and in dark. The page has to be opened with `bypassCSP`. */
export const axeFaultsOf = async (page: Page, where: string): Promise<string[]> => {
  const faults: string[] = []
  for (const [colorScheme, rules] of [['light'], ['dark', colorRules]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    faults.push(...(await axeFaults(page, rules)).map((fault) => `${where}, ${colorScheme}: ${fault}`))
  }
  return faults
}
