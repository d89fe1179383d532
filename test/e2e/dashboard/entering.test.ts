// Somebody of the business enters what a customer says at the telephone; and how an angry one is answered.
import { expect, it } from 'vitest'
import type { CaseDetail } from '../../../worker/contract/case.ts'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { axeFaultsOf, openDashboard } from '../support/dashboard.ts'
import { openBusiness, signUp } from '../support/people.ts'

it('enters a rating for a customer, apart from the score, and shows how to answer', { timeout: 120_000 }, async () => {
  const { owner, path, slug } = await openBusiness(await signUp('Anna Ozola'))
  const line = { name: 'Line', channel: 'phone', questions: ['causes', 'delights', 'recommend', 'improve'] }
  const { code } = await owner.call<Touchpoint>('POST', `${path}/touchpoints`, line)
  const options = { bypassCSP: true, viewport: { width: 390, height: 844 } }
  const { page, faults } = await openDashboard(`touchpoints/?b=${slug}&t=${code}`, { state: owner.state, options })
  await page.getByRole('link', { name: 'Enter', exact: true }).click()
  await page.getByRole('radio', { name: /^1 star ·/ }).check()
  await page.getByRole('checkbox', { name: 'rude', exact: false }).first().check()
  await page.getByLabel(/recommend/).selectOption('3')
  await page.getByLabel('What the customer says').fill('Nobody picked up.')
  await page.getByLabel('Name of the customer').fill('Jānis')
  expect(await axeFaultsOf(page, 'entering')).toEqual([])
  await page.getByRole('button', { name: 'Save the rating' }).click()
  await page.getByText('Saved as rating 1.').waitFor()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  const { case: one } = await owner.call<CaseDetail>('GET', `${path}/inbox/1`)
  expect(one).toMatchObject({ stars: 1, proof: 'staff', comment: 'Nobody picked up.', answers: { recommend: 3 } })
  expect(one.answers.causes).toHaveLength(1)
  const { n, leftOut } = await owner.call<{ n: number; leftOut: unknown }>('GET', `${path}/summary`)
  expect([n, leftOut]).toEqual([0, { staff: 1 }])

  await page.goto(page.url().replace(/touchpoints.*/, `inbox/?b=${slug}&n=1`))
  await page.getByText('How to answer an angry customer').click()
  await page.getByText('Answer soon.').waitFor()
  expect(await axeFaultsOf(page, 'the playbook')).toEqual([])
  expect(faults).toEqual([])
})
