// Testimonials, chosen and put in order.
import { expect, it } from 'vitest'
import type { Testimonials } from '../../../worker/contract/testimonial.ts'
import { axeFaultsOf, openDashboard } from '../support/dashboard.ts'
import { openInboxOf, said } from '../support/inbox.ts'

const comments = ['The rye keeps for a week.', 'Ten minutes in the queue.', 'Lovely smell.']

const openWall = async (options = {}) => {
  const inbox = await openInboxOf(comments.map((comment) => said(comment, 4)))
  const wall = async () =>
    (await inbox.owner.call<Testimonials>('GET', `${inbox.path}/testimonials`)).testimonials.map(
      ({ comment }) => comment,
    )
  return {
    ...inbox,
    wall,
    ...(await openDashboard(`testimonials/?b=${inbox.slug}`, { state: inbox.owner.state, options })),
  }
}

it('chooses, orders, takes out and brings back, with the real wall beside it', async () => {
  const { page, wall, faults } = await openWall()
  for (const comment of comments.toReversed()) {
    await page
      .getByRole('listitem')
      .filter({ hasText: comment })
      .getByRole('button', { name: /Feature it/ })
      .click()
    await page
      .getByRole('button', { name: /Show no longer/ })
      .nth(comments.toReversed().indexOf(comment))
      .waitFor()
  }
  expect(await wall()).toEqual(comments.toReversed())
  await page.getByRole('button', { name: 'Move up from place 3' }).click()
  await expect.poll(wall).toEqual([comments[2], comments[0], comments[1]])
  await page
    .locator('candor-wall')
    .getByText(comments[0] as string)
    .waitFor()
  await page.getByRole('button', { name: 'Show no longer (1)' }).click()
  await expect.poll(wall).toEqual([comments[0], comments[1]])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(wall).toEqual([comments[2], comments[0], comments[1]])
  expect(faults).toEqual([])
})

it('finds comments by their words', async () => {
  const { page } = await openWall()
  await page.getByLabel('Words to look for').fill('queue')
  await expect.poll(() => page.getByRole('button', { name: /Feature it/ }).count()).toBe(1)
  await page.getByLabel('Words to look for').fill('"((*')
  await page.getByText('There is no such comment').waitFor()
})

it('looks for what was typed last, also while it still looks for what was typed before', async () => {
  const { page } = await openWall()
  await page.getByText(comments[1] as string).waitFor()
  let wasAsked = () => {}
  let answer = () => {}
  const asked = new Promise<void>((resolve) => (wasAsked = resolve))
  const answered = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/inbox*q=smell*', async (route) => {
    wasAsked()
    await answered
    await route.continue()
  })
  await page.getByLabel('Words to look for').fill('smell')
  await asked
  await page.getByLabel('Words to look for').fill('queue')
  await expect.poll(() => page.getByRole('button', { name: /Feature it/ }).count()).toBe(1)
  await page.getByText(comments[1] as string).waitFor()
  const late = page.waitForResponse('**/inbox*q=smell*')
  answer()
  await (await late).finished()
  expect(await page.getByText(comments[2] as string).count()).toBe(0)
})

it('has nothing that axe objects to', async () => {
  const { page } = await openWall({ bypassCSP: true })
  await page
    .getByRole('button', { name: /Feature it/ })
    .first()
    .click()
  await page
    .locator('candor-wall')
    .getByText(comments[2] as string)
    .waitFor()
  expect(await axeFaultsOf(page, 'testimonials')).toEqual([])
})
