// What a page says where the API has failed, and that trying again helps.
import { expect, it } from 'vitest'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { openDashboard } from '../support/dashboard.ts'
import { openBusiness, type Person, signUp } from '../support/people.ts'

let signingUp: Promise<Person> | undefined

it.each([
  ['the templates', '**/v1/templates*', 'touchpoints/', '&new', 'A visit to the shop'],
  ['the touchpoints', '**/touchpoints/all', 'touchpoints/', '', 'Counter'],
  ['one touchpoint', '**/v1/**/touchpoints/*', 'touchpoints/', '&s=status&t=', 'Asking'],
  ['the lines for a mail', '**/email-block*', 'touchpoints/', '&t=', 'Copy as HTML'],
  ['the passkeys', '**/list-user-passkeys', 'account/', '', 'You have none yet.'],
  ['the second step', '**/get-session', 'account/', '', 'It is off.'],
  ['the testimonials', '**/testimonials', 'testimonials/', '', 'The wall'],
  ['the members', '**/members', 'settings/', '&s=team', 'What the roles may do'],
])('says what to do where it cannot read %s', async (_, address, page, query, there) => {
  signingUp ??= signUp('Anna Ozola')
  const owner = await signingUp
  const { slug, path } = await openBusiness(owner)
  const { code } = await owner.call<Touchpoint>('POST', `${path}/touchpoints`, { name: 'Counter', channel: 'web' })
  const opened = await openDashboard('forgot/', { state: owner.state })
  await opened.context.route(address, (route) => route.fulfill({ status: 500, json: {} }))
  const wanted = `/dashboard/${page}?b=${slug}${query}${query.endsWith('t=') ? code : ''}`
  await opened.page.goto(new URL(wanted, opened.page.url()).href)
  const notice = opened.page.getByRole('alert').first()
  await notice.getByText('Something went wrong on our side.').waitFor()
  expect(await opened.page.getByText(there, { exact: true }).count()).toBe(0)
  await opened.context.unroute(address)
  while ((await notice.count()) > 0) {
    await notice.getByRole('button', { name: 'Try again' }).click()
    await notice.waitFor({ state: 'detached', timeout: 1000 }).catch(() => {})
  }
  await opened.page.getByText(there, { exact: true }).waitFor()
})
