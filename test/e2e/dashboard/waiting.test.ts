// Texts before the public sees them, as somebody decides about them, and the appeals of customers.
import { expect, it } from 'vitest'
import type { ShownRating } from '../../../worker/contract/rating.ts'
import { newRating } from '../../support/rating.ts'
import { platform } from '../support/browser.ts'
import { axeFaultsOf } from '../support/dashboard.ts'
import { openInboxOf, rowsOf, said } from '../support/inbox.ts'

const texts = ['Call 2000 0000 for the best bread.', 'What a shitty morning.', 'Look at www.other.example']

/** Nobody remembers a touchpoint yet, so that the setting holds from the first rating on. */
const openHolding = async () => {
  const inbox = await openInboxOf()
  await inbox.owner.call('PATCH', inbox.path, { holds: 'flagged' })
  for (const [at, comment] of texts.entries()) await inbox.rate(said(comment, [5, 1, 3][at]))
  await inbox.rate(said('Fine.', 4))
  const shown = async () => {
    const { ratings } = await inbox.owner.call<{ ratings: ShownRating[] }>('GET', `${inbox.path}/ratings`)
    return ratings.flatMap(({ comment }) => comment ?? []).toSorted()
  }
  return { ...inbox, shown }
}

it('lets somebody decide by keyboard, without a star in sight', async () => {
  const inbox = await openHolding()
  const { page, list, faults } = await inbox.show()
  await rowsOf(list).filter({ hasText: 'Fine.' }).waitFor()
  expect(await list.getByText('www.other.example').count()).toBe(0)
  await page.getByRole('link', { name: '3 texts wait to be shown' }).click()
  await page.getByRole('heading', { name: 'Waiting to be shown' }).waitFor()
  const queue = page.getByRole('list', { name: 'Waiting to be shown' })
  const articles = queue.getByRole('article')
  await articles.first().waitFor()
  expect((await articles.allInnerTexts()).map((text) => text.split('\n')[0]).toSorted()).toEqual(texts.toSorted())
  expect(await page.locator('main .stars, main svg').count()).toBe(0)

  await page.keyboard.press('j')
  expect(await articles.first().evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('j')
  const second = ((await articles.nth(1).innerText()).split('\n')[0] ?? '').trim()
  expect(await articles.nth(1).evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('s')
  await page.getByText('The text is shown.').waitFor()
  expect(await inbox.shown()).toEqual(['Fine.', second].toSorted())
  expect(await articles.nth(1).evaluate((one) => one === document.activeElement)).toBe(true)

  await page.keyboard.press('k')
  await page.keyboard.press('w')
  const dialog = page.getByRole('dialog', { name: 'Withhold the text' })
  await dialog.getByLabel('It is advertising').check()
  await dialog.getByRole('button', { name: 'Withhold the text' }).click()
  await page.getByText('Text withheld. Its stars count as before.').waitFor()
  await expect.poll(() => articles.count()).toBe(1)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Show the text now').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await page.getByText('No text waits.').waitFor()
  expect(await inbox.shown()).toHaveLength(3)
  expect(faults).toEqual([])
})

it('finds nothing wrong in the queue, on a phone and on a screen, and cuts nothing off', async () => {
  const inbox = await openHolding()
  for (const width of [390, 1280]) {
    const viewport = { width, height: 844 }
    const { page } = await inbox.show('&view=waiting', { viewport, bypassCSP: true })
    await page.getByRole('article').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await axeFaultsOf(page, `queue at ${width}`)).toEqual([])
    await page.getByRole('button', { name: 'Withhold the text …' }).first().click()
    await page.getByRole('dialog').waitFor()
    expect(await axeFaultsOf(page, `reasons at ${width}`)).toEqual([])
  }
})

it('changes which texts wait in the settings', async () => {
  const inbox = await openInboxOf()
  const { page, faults } = await inbox.show('&view=waiting')
  await page.getByText('Texts are shown at once.').waitFor()
  await page.getByRole('link', { name: 'To the setting' }).click()
  const matter = page.getByRole('region', { name: 'Texts before they are shown' })
  await matter.getByRole('radio', { name: 'All', exact: true }).check()
  await matter.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await inbox.owner.call('GET', inbox.path)).toMatchObject({ holds: 'all' })
  expect(faults).toEqual([])
})

it('brings an appeal before the business, which keeps the text withheld or shows it again', async () => {
  const inbox = await openInboxOf()
  for (const comment of ['Salty soup.', 'Cold soup.']) {
    const rating = newRating(said(comment, 1))
    const address = `${platform.url}/v1/touchpoints/${inbox.code}/ratings`
    const headers = { 'content-type': 'application/json' }
    await fetch(address, { method: 'POST', headers, body: JSON.stringify(rating) })
    const { cases } = await inbox.owner.call<{ cases: { number: number }[] }>('GET', `${inbox.path}/inbox`)
    await inbox.owner.call('PUT', `${inbox.path}/inbox/${cases[0]?.number}/withholding`, { reason: 'off_topic' })
    await fetch(`${address}/${rating.id}/appeals`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${rating.receipt}` },
      body: JSON.stringify({ text: `It was your soup: ${comment}` }),
    })
  }
  const { page, list, faults } = await inbox.show('&appealed=true')
  await expect.poll(() => rowsOf(list).count()).toBe(2)
  await rowsOf(list).first().click()
  const appeal = page.getByRole('region', { name: 'Appeal', exact: true })
  await appeal.getByText('It was your soup: Cold soup.').waitFor()
  await appeal.getByRole('button', { name: 'Keep it withheld' }).click()
  await appeal.getByText('The text stays withheld. The customer sees that.').waitFor()
  await page.getByRole('button', { name: 'Older rating' }).click()
  await appeal.getByText('It was your soup: Salty soup.').waitFor()
  await appeal.getByRole('button', { name: 'Show the text again' }).click()
  await appeal.getByText('The text was shown again. The customer sees that.').waitFor()
  expect((await inbox.detail(1)).case).toMatchObject({ withheld: null, appeal: { outcome: 'shown' } })
  expect((await inbox.detail(2)).case).toMatchObject({ withheld: 'off_topic', appeal: { outcome: 'kept' } })
  expect(faults).toEqual([])
})
