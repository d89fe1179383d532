// The list of the inbox: found by filters, words and keys, however long it is, and while it grows.
import { setTimeout as pause } from 'node:timers/promises'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeFaultsOf } from '../support/dashboard.ts'
import { openInboxOf, queryOf, rowsOf, said } from '../support/inbox.ts'

/** For tests that bring in thousands of ratings first. */
const patience = { timeout: 120_000 }

/** Waits until as many rows are shown. */
const untilRows = async (list: Locator, count: number) => {
  for (let tries = 0; tries < 400 && (await rowsOf(list).count()) !== count; tries += 1) await pause(50)
  expect(await rowsOf(list).count()).toBe(count)
}

describe('what is looked for', () => {
  it('stands in the address, and goes with the browser’s back and forward', async () => {
    const inbox = await openInboxOf([said('Salty.', 1), said('Warm.', 5), { stars: 5 }])
    const { page, list, faults } = await inbox.show()
    await untilRows(list, 3)
    await page.getByRole('button', { name: '5 stars' }).click()
    await untilRows(list, 2)
    await page.getByRole('button', { name: 'More filters' }).click()
    await page.getByRole('combobox', { name: 'Comment' }).selectOption('With a comment')
    await untilRows(list, 1)
    expect(queryOf(page)).toEqual({ b: inbox.slug, stars: '5', text: 'true' })
    await rowsOf(list).click()
    await page.getByRole('heading', { level: 2, name: 'Jānis' }).waitFor()
    expect(queryOf(page)).toMatchObject({ n: '2' })

    await page.goBack()
    await page.getByText('Choose a rating').waitFor()
    await page.goBack()
    await untilRows(list, 2)
    await page.goForward()
    await untilRows(list, 1)
    await page.reload()
    await untilRows(list, 1)
    await page.getByRole('button', { name: 'Comment: With a comment Remove' }).click()
    await untilRows(list, 2)
    await page.getByRole('button', { name: 'Clear all filters' }).click()
    await untilRows(list, 3)
    expect(queryOf(page)).toEqual({ b: inbox.slug })
    expect(faults).toEqual([])
  })

  it('may be any words at all', async () => {
    const inbox = await openInboxOf([said('The rye bread was warm.'), said('Maize bija silta.')])
    const { page, list, faults } = await inbox.show()
    const search = page.getByRole('searchbox', { name: 'Search comments, names, answers' })
    await search.fill('rye')
    await untilRows(list, 1)
    for (const words of [
      '"',
      "' OR 1=1 --",
      'NEAR(',
      '*',
      'AND',
      '💥',
      '\u202eabc',
      '<script>',
      'a'.repeat(300),
      '%00',
    ]) {
      await search.fill(words)
      const asked = words.slice(0, 200)
      await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, asked)
      await page.getByText('No rating matches').waitFor()
      await page.locator('.inbox-list[aria-busy=false]').waitFor({ state: 'attached' })
    }
    await search.fill('MAIZE')
    await untilRows(list, 1)
    await search.fill('')
    await untilRows(list, 2)
    expect(faults).toEqual([])
  })

  it('says what was asked where nothing matches, and invites where nothing has come yet', async () => {
    const inbox = await openInboxOf()
    const { page } = await inbox.show('&stars=1,2&channel=qr&status=nonsense&from=2026-13-45')
    const list = page.getByRole('region', { name: 'Ratings', exact: true })
    await list.getByRole('heading', { name: 'No rating matches' }).waitFor()
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['Stars: 1, 2 stars', 'Channel: QR code'])
    await list.getByRole('button', { name: 'Clear all filters' }).click()
    await list.getByRole('heading', { name: 'No ratings yet' }).waitFor()
    await list.getByRole('link', { name: 'Ask for ratings' }).waitFor()
  })
})

describe('the keys', () => {
  it('walk, open, answer, resolve and select without a mouse', async () => {
    const inbox = await openInboxOf([said('One.'), said('Two.'), said('Three.')])
    const { page, list, faults } = await inbox.show()
    await untilRows(list, 3)
    const { keyboard } = page
    await keyboard.press('j')
    await keyboard.press('j')
    await keyboard.press('j')
    await keyboard.press('k')
    expect(await page.locator(':focus').innerText()).toContain('Two.')
    await keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Jānis' }).waitFor()
    expect(queryOf(page).n).toBe('2')
    await keyboard.press('r')
    await keyboard.type('Thank you, jane.')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.getByText('Replied in public.').waitFor()
    expect((await inbox.detail(2)).case.reply?.text).toBe('Thank you, jane.')
    await keyboard.press('e')
    await page.getByText('Resolved.', { exact: true }).waitFor()
    await keyboard.press('a')
    await page.getByText('Assigned to Anna Ozola.').waitFor()
    expect((await inbox.detail(2)).case).toMatchObject({ status: 'resolved', assignee: expect.any(String) })
    await keyboard.press('j')
    await page.waitForFunction(() => location.search.includes('n=1'))
    await keyboard.press('x')
    await keyboard.press('k')
    await keyboard.press('X')
    await page.getByText('2 selected').waitFor()
    await keyboard.press('Escape')
    await page.getByText('2 selected').waitFor({ state: 'detached' })
    await keyboard.press('Escape')
    await page.getByText('Choose a rating').waitFor()
    expect(await page.locator(':focus').innerText()).toContain('Two.')
    await keyboard.press('/')
    await keyboard.type('jerk?')
    expect(await page.getByRole('searchbox').inputValue()).toBe('jerk?')
    await keyboard.press('Escape')
    await keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  })
})

describe('the list', () => {
  it('shows a rating the moment it arrives, if it matches what is looked for', async () => {
    const inbox = await openInboxOf([said('First.', 5)])
    const everything = await inbox.show()
    const happy = await inbox.show('&stars=5')
    await untilRows(everything.list, 1)
    await untilRows(happy.list, 1)
    await inbox.rate(said('Just now.', 2))
    await everything.list.getByText('Just now.').waitFor()
    await everything.page.getByText('1 new rating').waitFor({ state: 'attached' })
    await inbox.rate(said('Also now.', 5))
    await happy.list.getByText('Also now.').waitFor()
    expect(await rowsOf(happy.list).count()).toBe(2)
    expect([...everything.faults, ...happy.faults]).toEqual([])
  })

  it('comes back when its line breaks, and catches up with what it missed', async () => {
    const inbox = await openInboxOf([said('First.')])
    const { page, list } = await inbox.show()
    const lines: { close: () => Promise<void> }[] = []
    await page.routeWebSocket(/\/live$/, (line) => {
      line.connectToServer()
      lines.push(line)
    })
    await page.reload()
    await list.getByText('First.').waitFor()
    for (let tries = 0; tries < 400 && lines.length === 0; tries += 1) await pause(50)
    await lines[0]?.close()
    await inbox.rate(said('Meanwhile.'))
    await list.getByText('Meanwhile.').waitFor()
    expect(lines.length).toBe(2)
  })

  it('misses nothing that arrives before its line stands', async () => {
    const inbox = await openInboxOf([said('First.')])
    const { page, list } = await inbox.show()
    let letIn = () => {}
    const isAllowed = new Promise<void>((resolve) => {
      letIn = resolve
    })
    await page.routeWebSocket(/\/live$/, async (line) => {
      await isAllowed
      line.connectToServer()
    })
    await page.reload()
    await list.getByText('First.').waitFor()
    await inbox.rate(said('Just now.'))
    // Longer than the Lane gathers what it tells.
    await pause(1500)
    letIn()
    await list.getByText('Just now.').waitFor()
  })

  it('follows what a colleague does, without moving what one reads', async () => {
    const inbox = await openInboxOf(Array.from({ length: 40 }, (_, index) => said(`Number ${index + 1}.`)))
    const { page, list } = await inbox.show()
    await list.getByText('Number 40.').waitFor()
    await page.mouse.move(500, 500)
    await page.mouse.wheel(0, 1500)
    await list.getByText('Number 22.').waitFor()
    const before = await list.getByText('Number 22.').boundingBox()
    await inbox.rate(said('Newer.'))
    await page.getByRole('button', { name: '1 new rating' }).waitFor()
    await inbox.owner.call('PATCH', `${inbox.path}/inbox`, {
      changes: [{ number: 22, change: { status: 'in_progress' } }],
    })
    await rowsOf(list).filter({ hasText: 'Number 22.' }).getByText('In progress').waitFor()
    expect(await list.getByText('Number 22.').boundingBox()).toEqual(before)
    await page.getByRole('button', { name: '1 new rating' }).click()
    await list.getByText('Newer.').waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  it('is as small in the page at its end as at its beginning, with 1,500 ratings', patience, async () => {
    const inbox = await openInboxOf()
    await inbox.bringIn(
      Array.from({ length: 1500 }, (_, index) => ({ stars: 1 + (index % 5), comment: `Text ${index}` })),
    )
    const { page, list, faults } = await inbox.show()
    await list.getByText('Text 1499', { exact: true }).waitFor()
    const end = list.getByText('That is all: 1,500 ratings.')
    let most = 0
    for (let steps = 0; steps < 400 && !(await end.isVisible()); steps += 1) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      most = Math.max(most, await rowsOf(list).count())
      await pause(30)
    }
    await list.getByText('Text 0', { exact: true }).waitFor()
    expect(most).toBeLessThan(60)
    expect(await rowsOf(list).last().locator('..').getAttribute('aria-posinset')).toBe('1500')
    expect(faults).toEqual([])
  })

  it('says how far back it has looked where little is found', patience, async () => {
    const inbox = await openInboxOf([said('The only one with words.')])
    const day = '2024-02-29T12:00:00Z'
    await inbox.bringIn(Array.from({ length: 4200 }, () => ({ stars: 5, ratedAt: day })))
    const { page, list } = await inbox.show()
    await list.getByRole('link').first().waitFor()
    // The page in which the one is found is kept back until the words are read.
    let goOn = () => {}
    const isRead = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route(/text=true.*cursor=/, (route) => isRead.then(() => route.continue()))
    await page.getByRole('button', { name: 'More filters' }).click()
    await page.getByRole('combobox', { name: 'Comment' }).selectOption('With a comment')
    await list.getByText('Looked back to 29 February 2024.').waitFor()
    goOn()
    await list.getByText('The only one with words.').waitFor()
    await list.getByText('That is all: 1 rating.').waitFor()
  })
})

describe('on a phone of 390 pixels', () => {
  it('leads from the list to a rating and back to the same place', async () => {
    const inbox = await openInboxOf(Array.from({ length: 30 }, (_, index) => said(`Number ${index + 1}.`)))
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const { page, list, faults } = await inbox.show('', options)
    await list.getByText('Number 30.').waitFor()
    await page.evaluate(() => scrollTo(0, 900))
    await list.getByText('Number 20.').tap()
    await page.getByRole('heading', { level: 2 }).waitFor()
    expect(await list.count()).toBe(0)
    await page.getByRole('button', { name: 'Older rating' }).tap()
    await page.getByRole('region', { name: 'The open rating' }).getByText('Number 19.').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('region', { name: 'The open rating' }).getByRole('link', { name: 'Inbox' }).tap()
    await list.getByText('Number 20.').waitFor()
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(700)
    expect(queryOf(page).n).toBeUndefined()
    expect(faults).toEqual([])
  })
})

it.each([390, 1280])('has nothing that axe objects to, light or dark, at %i pixels', patience, async (width) => {
  const inbox = await openInboxOf([{ stars: 3 }, said('Too salty.', 1), said('Warm.', 5)])
  await inbox.owner.call('PUT', `${inbox.path}/inbox/3/reply`, { text: 'Thank you.' })
  await inbox.owner.call('PUT', `${inbox.path}/inbox/2/withholding`, { reason: 'abuse_or_hate' })
  const options = { bypassCSP: true, viewport: { width, height: 900 } }
  const { page, list } = await inbox.show('', options)
  await untilRows(list, 3)
  await page.getByRole('button', { name: 'More filters' }).click()
  await list.getByLabel('Select rating 3').check()
  expect(await axeFaultsOf(page, 'inbox')).toEqual([])
  await page.getByRole('button', { name: 'More …' }).click()
  expect(await axeFaultsOf(page, 'inbox')).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  expect(await axeFaultsOf(page, 'inbox')).toEqual([])
  await page.keyboard.press('Escape')
  for (const row of ['Warm.', 'Too salty.']) {
    await page.goto(page.url().replace(/&n=\d+/, ''))
    await list.getByText(row).click()
    await page.getByRole('region', { name: 'History' }).waitFor()
    await page.locator('.as-shown').waitFor()
    expect(await axeFaultsOf(page, 'inbox')).toEqual([])
  }
  await page.getByRole('button', { name: 'Show the text again' }).click()
  await page.getByRole('button', { name: 'Withhold the text …' }).click()
  await page.getByLabel('It is advertising').check()
  expect(await axeFaultsOf(page, 'inbox')).toEqual([])
})
