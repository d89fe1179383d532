// A business whose overview is looked at.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { newRating } from '../../support/rating.ts'
import { openPage, platform } from './browser.ts'
import { axeFaultsOf } from './dashboard.ts'
import { openBusiness, type Person, signUp } from './people.ts'
import { letDaysPass } from './time.ts'

// One owner a file of tests: signing up takes longer than most of what is tested.
let signingUp: Promise<Person> | undefined

type Sent = Parameters<typeof newRating>[0]

export const openOverviewOf = async () => {
  signingUp ??= signUp('Anna Ozola')
  const business = await openBusiness(await signingUp)
  const { owner, path, slug } = business
  const ask = async (name: string, channel = 'qr') =>
    (await owner.call<Touchpoint>('POST', `${path}/touchpoints`, { name, channel })).code
  return {
    ...business,
    ask,
    rate: async (code: string, stars: number[], more: Sent = {}) => {
      for (const one of stars) {
        await owner.call('POST', `/v1/touchpoints/${code}/ratings`, newRating({ stars: one, ...more }))
      }
    },
    bringIn: (code: string, stars: number[]) =>
      owner.call('POST', `${path}/imports`, {
        source: 'test',
        touchpoint: code,
        ratings: stars.map((one) => ({ sourceId: randomUUID(), stars: one })),
      }),
    letDaysPass: (days: number) => letDaysPass(slug, days),
    /** The page as somebody sees it. */
    show: async (query = '', options: Parameters<typeof openPage>[0] = {}, person: Person = owner) => {
      const opened = await openPage({ viewport: { width: 1280, height: 900 }, storageState: person.state, ...options })
      await opened.page.goto(`${platform.url}/dashboard/overview/?b=${slug}${query}`)
      await opened.page.locator('.overview[aria-busy=false]').waitFor()
      return opened
    },
  }
}

/** What axe finds wrong, and what sticks out of the screen. The page has to be opened with `bypassCSP`. */
export const lookFaults = async (page: Page, where: string): Promise<string[]> => {
  const faults = await axeFaultsOf(page, where)
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return beyond > 0 ? [...faults, `${where}: ${beyond} pixels stick out`] : faults
}
