// Each template on a phone, from the star to the words, as a customer walks through it.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Case } from '../../../worker/contract/case.ts'
import { templateKeys, templates } from '../../../worker/contract/templates.ts'
import { call } from '../../../worker/local/api.ts'
import { axeFaults, openPage, platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const atMost = 4

const questionOf = (page: Page) => page.locator('.ask .heading').first()
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const lowestButton = (page: Page) =>
  page.locator('.ask button').evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)))

/** Answers what is asked: two of many, else the second. Returns the question. */
const answerOne = async (page: Page): Promise<string> => {
  const asked = (await questionOf(page).textContent()) ?? ''
  const choices = page.locator('.ask .choice')
  expect([asked, await overflowOf(page)]).toEqual([asked, 0])
  expect(await lowestButton(page), asked).toBeGreaterThanOrEqual(44)
  await choices.nth(1).tap()
  if (await page.locator('.ask .many').count()) {
    await choices.nth(3).tap()
    await page.getByRole('button', { name: 'Next', exact: true }).tap()
  }
  return asked
}

it.each(templateKeys.map((key, at) => [key, at % 2 ? 5 : 2] as const))(
  '%s asks a customer of %d stars four questions that are answered by thumb, and then for words',
  async (template, stars) => {
    const { channel, questions } = templates[template]
    const shop = await openShop({ template, channel })
    const { page, faults } = await openPage(phone)
    await page.goto(`${platform.url}/r/${shop.code}?lang=en`)
    const star = channel === 'kiosk' ? page.locator('.pick label') : page.locator('candor-rating').getByRole('radio')
    await star.nth(stars - 1).tap()
    const asked: string[] = []
    for (let step = 1; step <= atMost; step += 1) {
      await page.getByText(`${step} / ${atMost}`).waitFor()
      if (step === 1) expect(await axeFaults(page)).toEqual([])
      asked.push(await answerOne(page))
    }
    await page.getByRole('textbox', { name: 'Your comment' }).fill('All said.')
    expect(asked[0]).toBe(stars > 3 ? 'What delighted you?' : 'What went wrong?')
    expect(new Set(asked).size).toBe(atMost)
    const inbox = async () =>
      (await call<{ cases: Case[] }>(platform, 'GET', `/v1/businesses/${shop.slug}/inbox`)).cases
    await expect.poll(async () => Object.keys((await inbox())[0]?.answers ?? {}).length).toBe(atMost)
    const [{ answers = {} } = {}] = await inbox()
    expect(Object.keys(answers).filter((key) => !questions.some((one) => one === key))).toEqual([])
    expect(answers).toMatchObject(stars > 3 ? { delights: [2, 4] } : { causes: [2, 4] })
    expect(faults).toEqual([])
  },
)
