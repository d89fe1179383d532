// What happens when a rating arrives: said in the settings, done by itself, found in the inbox.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Arrivals } from '../../../worker/contract/arrivals.ts'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { newRating } from '../../support/rating.ts'
import { axeFaultsOf, openDashboard } from '../support/dashboard.ts'
import { addMember, openBusiness, signUp } from '../support/people.ts'

const patience = { timeout: 120_000 }

const openAsking = async () => {
  const business = await openBusiness(await signUp('Anna Ozola'))
  const { owner, path, slug } = business
  const questions = ['contact_reason', 'emotion', 'recommend']
  const { code } = await owner.call<Touchpoint>('POST', `${path}/touchpoints`, {
    name: 'Counter',
    channel: 'qr',
    questions,
  })
  return {
    ...business,
    rate: (more: Parameters<typeof newRating>[0]) =>
      owner.call('POST', `/v1/touchpoints/${code}/ratings`, newRating(more)),
    arrivals: () => owner.call<Arrivals>('GET', `${path}/arrivals`),
    show: (page: string, options = {}) => openDashboard(`${page}?b=${slug}`, { state: owner.state, options }),
  }
}

it('sends complaints to whoever answers them, and finds them by what they were about', patience, async () => {
  const { owner, rate, arrivals, show } = await openAsking()
  const { page, faults } = await show('settings/')
  await page.getByRole('link', { name: 'Arrivals' }).click()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await page.getByText('Say for which ratings it is').waitFor()
  const rule = page.getByRole('group', { name: 'Rule 1' })
  await rule.getByLabel('When the contact was about').selectOption('a complaint')
  await rule.getByLabel('assign it to').selectOption(owner.name)
  await rule.getByLabel('and tag it').fill('complaint')
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await page.getByText('Saved.').waitFor()
  expect((await arrivals()).rules).toMatchObject([{ reason: 1, touchpoint: null, stars: null, tag: 'complaint' }])
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])

  await rate({ stars: 2, answers: { contact_reason: 1, emotion: 1 }, comment: 'It was cold.' })
  await rate({ stars: 5, answers: { contact_reason: 10, emotion: 5 } })
  const inbox = await show('inbox/')
  const list = inbox.page.getByRole('region', { name: 'Ratings', exact: true })
  await list.getByRole('link', { name: /It was cold.*Open.*complaint/ }).waitFor()
  await inbox.page.getByRole('button', { name: 'More filters' }).click()
  await inbox.page.getByRole('combobox', { name: 'Contact reason' }).selectOption('praise')
  for (let tries = 0; tries < 200 && (await list.getByRole('link').count()) !== 1; tries += 1) await pause(50)
  await inbox.page.getByRole('button', { name: 'Contact reason: praise' }).click()
  await inbox.page.getByRole('combobox', { name: 'Emotion' }).selectOption('angry')
  for (let tries = 0; tries < 200 && (await list.getByRole('link').count()) !== 1; tries += 1) await pause(50)
  await list.getByRole('link', { name: /It was cold/ }).click()
  await inbox.page.getByText('A rule assigned it to Anna Ozola').waitFor()
  expect(inbox.faults).toEqual([])
})

it('tells those who were chosen, and says what is overdue', patience, async () => {
  const business = await openAsking()
  const { arrivals, show, rate } = business
  const agent = await addMember(business, 'agent', 'Ben Agent')
  const { page, faults } = await show('settings/', { bypassCSP: true })
  await page.getByRole('link', { name: 'Arrivals' }).click()
  await page.getByLabel('Send a mail when somebody is unhappy').check()
  expect(await page.getByRole('button', { name: 'Save who is told' }).isDisabled()).toBe(true)
  await page.getByLabel('Ben Agent').check()
  await page.getByRole('button', { name: 'Save who is told' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByLabel('A reply is overdue').selectOption('after 24 hours')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  for (let tries = 0; tries < 100 && (await arrivals()).replyHours === null; tries += 1) await pause(50)
  const { alert, replyHours } = await arrivals()
  expect([alert?.stars, alert?.detractors, alert?.members.length, replyHours]).toEqual([2, true, 1, 24])
  await page.getByRole('button', { name: 'Add a rule' }).click()
  expect(await axeFaultsOf(page, 'arrivals')).toEqual([])
  expect(faults).toEqual([])

  await rate({ stars: 1, comment: 'It was cold.' })
  const told = async () =>
    (await agent.call<{ text: string | null }>('GET', `/dev/mail/latest?to=${agent.email}`)).text ?? ''
  for (let tries = 0; tries < 200 && !(await told()).includes('unhappy'); tries += 1) await pause(100)
  expect(await told()).toContain(`/dashboard/inbox/?b=${business.slug}&n=1`)
})
