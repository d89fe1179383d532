// The questions after the stars, on somebody else's page under the strictest policy.
import { expect, it } from 'vitest'
import type { Answers } from '../../../worker/contract/answers.ts'
import type { OwnQuestion } from '../../../worker/contract/own-questions.ts'
import { call } from '../../../worker/local/api.ts'
import { openPage, platform } from '../support/browser.ts'
import { serveHost, strictPolicy } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

const questions = ['recommend', 'resolved', 'welcome'] as const
type Inbox = { cases: { stars: number; answers: Answers; comment: string | null }[] }

const show = async (shop: Awaited<ReturnType<typeof openShop>>, stars: number) => {
  const { page, faults } = await openPage({ viewport: { width: 390, height: 844 } })
  await page.goto(await serveHost({ body: shop.script, policy: strictPolicy }))
  const inbox = () => call<Inbox>(platform, 'GET', `/v1/businesses/${shop.slug}/inbox`)
  await page.getByRole('radio', { name: `${stars} star` }).click()
  return { page, faults, inbox }
}

const openAsked = async () => {
  const shown = await show(await openShop({ questions: [...questions] }), 4)
  await shown.page.getByText('1 / 3').waitFor()
  return shown
}

it('asks one question at a time, saves each answer at once, and ends with the comment', async () => {
  const { page, faults, inbox } = await openAsked()
  await page.getByRole('button', { name: '9', exact: true }).click()
  await page.getByText('Did we settle what you came for?').waitFor()
  await expect.poll(async () => (await inbox()).cases[0]?.answers).toEqual({ recommend: 9 })
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'very good', exact: true }).click()
  await page.getByLabel('Your comment').fill('Quick and kind.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. You can change it').waitFor()
  expect((await inbox()).cases[0]).toMatchObject({
    stars: 4,
    comment: 'Quick and kind.',
    answers: { recommend: 9, welcome: 5 },
  })
  expect(faults).toEqual([])
})

it('goes back, shows what was answered, and takes another answer', async () => {
  const { page, inbox } = await openAsked()
  await page.getByRole('button', { name: '3', exact: true }).click()
  await page.getByRole('button', { name: 'Back' }).click()
  const given = page.getByRole('button', { name: '3', exact: true })
  expect(await given.getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: '10', exact: true }).click()
  await expect.poll(async () => (await inbox()).cases[0]?.answers).toEqual({ recommend: 10 })
})

it('can be answered by keyboard alone, and left at any time', async () => {
  const { page, inbox } = await openAsked()
  await page.getByRole('group', { name: /recommend/ }).waitFor()
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('Tab')
  const focused = await page.evaluate(
    () => document.querySelector('candor-rating')?.shadowRoot?.activeElement?.textContent,
  )
  await page.keyboard.press('Enter')
  await page.getByText('2 / 3').waitFor()
  await expect.poll(async () => (await inbox()).cases[0]?.answers).toEqual({ recommend: Number(focused) })
  await page.keyboard.press('Escape')
  await page.getByText('2 / 3').waitFor({ state: 'detached' })
  expect((await inbox()).cases[0]?.stars).toBe(4)
})

it('asks a business’s own questions: what applies, how with and how without, and in words', async () => {
  const shop = await openShop()
  const path = `/v1/businesses/${shop.slug}`
  const make = async (question: unknown) =>
    (await call<OwnQuestion>(platform, 'POST', `${path}/questions`, question)).key
  const loaf = await make({
    kind: 'choices',
    wording: { en: { text: 'Which loaves?', labels: ['rye', 'oat', 'wheat'] } },
  })
  const music = await make({
    kind: 'feature',
    wording: { en: { text: 'Were there music?', without: 'Were there none?' } },
  })
  const words = await make({ kind: 'text', wording: { en: { text: 'What else should we bake?' } } })
  await call(platform, 'PATCH', `${path}/touchpoints/${shop.code}`, { questions: [loaf, music, words] })
  const { page, faults, inbox } = await show(shop, 5)
  await page.getByRole('button', { name: 'wheat' }).click()
  await page.getByRole('button', { name: 'rye' }).click()
  await page.getByRole('button', { name: 'oat' }).click()
  await page.getByRole('button', { name: 'oat' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page
    .getByRole('group', { name: 'Were there music?' })
    .getByRole('button', { name: 'I would like that' })
    .click()
  await page.getByRole('group', { name: 'Were there none?' }).getByRole('button', { name: 'I could live' }).click()
  await page.getByLabel('What else should we bake?').fill('Cardamom buns.')
  await page.getByRole('button', { name: 'Back' }).click()
  const liked = page.getByRole('group', { name: 'Were there music?' }).getByRole('button', { pressed: true })
  expect(await liked.allInnerTexts()).toEqual(['I would like that'])
  await page.getByRole('group', { name: 'Were there none?' }).getByRole('button', { name: 'I would dislike' }).click()
  await page.getByLabel('What else should we bake?').fill('Cardamom buns.')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Your comment').waitFor()
  await expect
    .poll(async () => (await inbox()).cases[0]?.answers)
    .toEqual({ [loaf]: [1, 3], [music]: 5, [words]: 'Cardamom buns.' })
  expect(faults).toEqual([])
})

it('asks an unhappy customer how to reach them, thanks by name, and offers a public review to all alike', async () => {
  const shop = await openShop()
  const path = `/v1/businesses/${shop.slug}`
  const reviewUrl = 'https://reviews.example/rye'
  await call(platform, 'PATCH', `${path}/touchpoints/${shop.code}`, { reviewUrl })
  for (const stars of [1, 5]) {
    const { page } = await show(shop, stars)
    await page.getByLabel('Your name').fill('Jānis')
    const contact = page.getByLabel('E-mail or phone')
    expect(await contact.isVisible()).toBe(stars === 1)
    if (stars === 1) await contact.fill('janis@people.test')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Thank you, Jānis. Saved.').waitFor()
    const offer = page.getByRole('link', { name: 'Post a public review elsewhere, too' })
    expect(await offer.getAttribute('href')).toBe(reviewUrl)
  }
  const { contact } = await call<{ contact: string | null }>(platform, 'GET', `${path}/inbox/1`)
  expect(contact).toBe('janis@people.test')
})

it('asks other things when the stars change', async () => {
  const shop = await openShop({ questions: ['causes', 'delights'] })
  const { page, inbox } = await show(shop, 2)
  await page.getByRole('button', { name: 'Rude' }).click()
  await page.getByRole('radio', { name: '5 stars' }).click()
  await page.getByText('What delighted you?').waitFor()
  await expect.poll(async () => (await inbox()).cases[0]).toMatchObject({ stars: 5, answers: {} })
})
