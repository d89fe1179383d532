// A business with ratings in its inbox, and the page where they are worked on.
import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import type { CaseDetail } from '../../../worker/contract/case.ts'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { newRating } from '../../support/rating.ts'
import { openPage, platform } from './browser.ts'
import { openBusiness, type Person, signUp } from './people.ts'

// One owner a file of tests: signing up takes longer than most of what is tested.
let signingUp: Promise<Person> | undefined

type Sent = Parameters<typeof newRating>[0]

/** Its ratings, oldest first: the first one is number 1. */
export const openInboxOf = async (ratings: Sent[] = []) => {
  signingUp ??= signUp('Anna Ozola')
  const business = await openBusiness(await signingUp)
  const { owner, path, slug } = business
  const touchpoint = { name: 'Counter', channel: 'qr', questions: ['expectation', 'recommend'] }
  const { code } = await owner.call<Touchpoint>('POST', `${path}/touchpoints`, touchpoint)
  const rate = (more: Sent = {}) => owner.call('POST', `/v1/touchpoints/${code}/ratings`, newRating(more))
  for (const rating of ratings) await rate(rating)
  return {
    ...business,
    code,
    rate,
    detail: (number: number) => owner.call<CaseDetail>('GET', `${path}/inbox/${number}`),
    bringIn: async (imported: { stars: number; comment?: string; ratedAt?: string }[]) => {
      const named = imported.map((rating) => ({ ...rating, sourceId: randomUUID() }))
      for (let start = 0; start < named.length; start += 500) {
        const part = named.slice(start, start + 500)
        await owner.call('POST', `${path}/imports`, { source: 'test', touchpoint: code, ratings: part })
      }
    },
    /** The page as somebody sees it. */
    show: async (query = '', options: Parameters<typeof openPage>[0] = {}, person: Person = owner) => {
      const opened = await openPage({ viewport: { width: 1280, height: 800 }, storageState: person.state, ...options })
      await opened.page.goto(`${platform.url}/dashboard/inbox/?b=${slug}${query}`)
      return { ...opened, list: opened.page.getByRole('region', { name: 'Ratings', exact: true }) }
    },
  }
}

export const said = (comment: string, stars = 4): Sent => ({ stars, comment, author: 'Jānis', publish: true })

export const rowsOf = (list: Locator) => list.getByRole('link')
export const queryOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
