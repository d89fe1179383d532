// The overview: what it says of a period, how sure it is, and where it leads.
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { platform } from '../support/browser.ts'
import { lookFaults, openOverviewOf } from '../support/overview.ts'
import { addMember } from '../support/people.ts'

// Mean 4.1 and 3.0: their sums, squares and intervals are worked out beside the claims below.
const good = [5, 5, 4, 4, 5, 3, 5, 1, 4, 5]
const middling = [3, 3, 3, 4, 2, 3, 3, 3, 4, 2]

const queryOf = async (link: Locator) =>
  Object.fromEntries(new URL((await link.getAttribute('href')) ?? '', platform.url).searchParams)
const cellsOf = (table: Locator) =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())),
    )

describe('the overview', () => {
  it('says the score with its margin and n, how the stars are spread, and what the score leaves out', async () => {
    const { slug, ask, rate, bringIn, show } = await openOverviewOf()
    const code = await ask('Counter')
    await rate(code, good)
    await bringIn(code, [1, 1])
    const { page, faults } = await show()
    // Σ 41, Σ² 183: s² = (183 − 168.1)/9, √(s²/10) = 0.4069, times t(9) = 2.2622: 0.92.
    await page.getByText('4.10 out of 5, give or take 0.92, from 10 ratings.').waitFor()
    await page.getByRole('img', { name: '4.1 stars' }).waitFor()
    await page.getByRole('img', { name: 'The true mean very likely lies between 3.18 and 5.00.' }).first().waitFor()
    await page.getByText('early result').waitFor()
    const spread = page.getByRole('table', { name: 'How the stars are spread' })
    expect(await cellsOf(spread)).toEqual([
      ['5 stars', '', '5', '50%'],
      ['4 stars', '', '3', '30%'],
      ['3 stars', '', '1', '10%'],
      ['2 stars', '', '0', '0%'],
      ['1 star', '', '1', '10%'],
    ])
    const fives = await queryOf(spread.getByRole('link', { name: '5 stars' }))
    expect(fives).toEqual({ b: slug, from: expect.any(String), to: expect.stringMatching(/^\d{4}-/), stars: '5' })
    const imported = page.getByRole('link', { name: '2 imported ratings' })
    expect((await queryOf(imported)).proof).toBe('imported')
    await page.getByText('There were no ratings in the 30 days before to compare with.').waitFor()
    expect(faults).toEqual([])
  })

  it('says whether a change against the period before is clear, with the interval of the difference', async () => {
    const { ask, rate, show, letDaysPass } = await openOverviewOf()
    const code = await ask('Counter')
    await rate(code, middling)
    letDaysPass(35)
    await rate(code, [...good, 5])
    const { page } = await show()
    // Then: Σ 30, Σ² 94: 3.00 ± 0.48. Now: Σ 46, Σ² 208: 4.18 ± 0.84, cut to 5 above. The difference is 46/11 − 3;
    // below it √(0.8401² + 0.4769²) = 0.9660, above it √(0.8182² + 0.4769²) = 0.9470.
    await page.getByText('1.18 higher than in the 30 days before, and clearly so (+0.22 to +2.13).').waitFor()
    await page.getByText('Then: 3.00, give or take 0.48, from 10 ratings. 1 rating more now.').waitFor()
    await rate(code, [1, 1, 2])
    await page.reload()
    await page
      .getByText(/0\.57 higher than in the 30 days before, but that could be chance \(−0\.\d\d to \+1\.\d\d\)\./)
      .waitFor()
  })

  it('keeps its days in the address, names those it compares them with, and goes back', async () => {
    const { slug, ask, rate, show, letDaysPass } = await openOverviewOf()
    const code = await ask('Counter')
    await rate(code, middling)
    letDaysPass(35)
    await rate(code, good)
    const { page } = await show('&from=2026-03-01&to=2026-03-30')
    await page.getByText('1 – 30 March 2026, compared with 30 January – 28 February 2026').waitFor()
    const period = page.getByRole('navigation', { name: 'Period' })
    await period.getByRole('link', { name: '90 days' }).click()
    await page.getByText('3.55 out of 5, give or take 0.54, from 20 ratings').waitFor()
    expect(new URL(page.url()).search).toBe(`?b=${slug}&period=90d`)
    expect(await period.locator('[aria-current]').allTextContents()).toEqual(['90 days'])
    await page.goBack()
    await page.getByRole('heading', { name: 'No ratings in this period' }).waitFor()
    await page.getByLabel('First day').fill('2026-04-02')
    await page.getByLabel('Last day').fill('2026-04-01')
    await page.getByRole('button', { name: 'Show these days' }).click()
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-03-01')
    await page.getByLabel('Last day').fill('2026-04-02')
    await page.getByRole('button', { name: 'Show these days' }).click()
    await page.getByText('2 April 2026, compared with 1 April 2026').waitFor()
    expect(new URL(page.url()).search).toBe(`?b=${slug}&from=2026-04-02&to=2026-04-02`)
    await page.getByRole('link', { name: 'Show the 30 days until then' }).click()
    await page.getByText('4.10 out of 5, give or take').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  it('draws the trend, reads it point by point by the keys, and says the same as a table', async () => {
    const { ask, rate, show, letDaysPass } = await openOverviewOf()
    const code = await ask('Counter')
    // On most of its days there are too few, so the points are weeks.
    for (const [stars, days] of [
      [[4, 4, 4], 1],
      [[4, 4], 7],
      [[1], 1],
      [[2], 7],
      [good, 0],
    ] as const) {
      await rate(code, [...stars])
      if (days > 0) letDaysPass(days)
    }
    const { page } = await show()
    const readings: (string | null)[] = []
    const slider = page.getByRole('slider', { name: 'Read one point after the other' })
    await slider.focus()
    for (let press = 0; press < 4; press += 1) {
      readings.push(await slider.getAttribute('aria-valuetext'))
      await page.keyboard.press('ArrowLeft')
    }
    expect(readings.map((reading) => reading?.replace(/^[^:]*: /, ''))).toEqual([
      '4.10, give or take 0.92, from 10 ratings',
      '2 ratings, too few to say',
      '4.00 from 5 ratings, all alike',
      'no ratings',
    ])
    await page.getByText('Show as table').click()
    const rows = await cellsOf(page.getByRole('table').filter({ hasText: 'Very likely between' }))
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['none yet', '0'],
      ['none yet', '0'],
      ['4.00', 'all alike, so nobody can say', '5'],
      ['too few to say', '2'],
      ['4.10', '3.18 and 5.00', '10'],
    ])
  })

  it('splits by touchpoint and channel, most ratings first, and lists who was silent', async () => {
    const { ask, rate, show } = await openOverviewOf()
    const [till, shop] = [await ask('Till'), await ask('Shop', 'web')]
    await ask('Kiosk', 'kiosk')
    const door = await ask('Door')
    await rate(till, [5, 4])
    await rate(shop, good)
    await rate(door, [4, 4, 4, 4, 4])
    const { page } = await show()
    const places = page.getByRole('table', { name: 'By touchpoint' })
    expect(await cellsOf(places)).toEqual([
      ['Shop', '', '4.10 ±0.92give or take 0.92', '10'],
      ['Door', '', '4.00', '5'],
      ['Till', '', 'too few to say', '2'],
      ['Kiosk', '', 'none yet', '0'],
    ])
    expect(await queryOf(places.getByRole('link', { name: 'Shop' }))).toMatchObject({ touchpoint: shop })
    const ways = page.getByRole('table', { name: 'By channel' })
    expect((await cellsOf(ways)).map(([name]) => name)).toEqual(['Web page', 'QR code'])
    expect(await queryOf(ways.getByRole('link', { name: 'Web page' }))).toMatchObject({ channel: 'web' })
    // All of a row leads where its link does.
    await ways
      .locator('tbody tr')
      .first()
      .click({ position: { x: 300, y: 10 } })
    await page.waitForURL('**/dashboard/inbox/?*channel=web*')
  })

  it('leads to the newest low ratings, and says how many comments wait', async () => {
    const { owner, path, slug, ask, rate, show } = await openOverviewOf()
    const code = await ask('Counter')
    await rate(code, [2], { comment: 'Cold soup.', locale: 'en' })
    await rate(code, [1], { comment: 'Αγενής υπάλληλος.', locale: 'el' })
    await rate(code, [5], { comment: 'Fine.' })
    await owner.call('PUT', `${path}/inbox/3/reply`, { text: 'Thank you.' })
    const { page } = await show()
    const lows = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: /^\d stars?$/ }) })
    expect(await lows.getByRole('link').allTextContents()).toEqual(['Αγενής υπάλληλος.', 'Cold soup.'])
    expect(await queryOf(lows.getByRole('link').last())).toEqual({ b: slug, n: '1' })
    expect(await page.locator('[lang=el]').textContent()).toBe('Αγενής υπάλληλος.')
    const waiting = page.getByRole('link', { name: '2 comments have no reply and are not resolved' })
    expect(await queryOf(waiting)).toMatchObject({ answered: 'false', text: 'true' })
  })

  it('says so where nobody was unhappy and nothing waits', async () => {
    const { ask, rate, show } = await openOverviewOf()
    await rate(await ask('Counter'), [5])
    const { page } = await show()
    await page.getByText('Nobody gave 1 or 2 stars in this period. That is good news.').waitFor()
    await page.getByText('Nothing is waiting').waitFor()
    await page.getByText('1 rating in this period. A score is shown from 5 on.').waitFor()
  })
})

describe('where there is nothing to show', () => {
  it('leads to the first touchpoint whoever may open one, and others to them', async () => {
    const business = await openOverviewOf()
    const { page } = await business.show()
    const button = page.getByRole('link', { name: 'Open the first touchpoint' })
    expect(await button.getAttribute('href')).toBe(`/dashboard/touchpoints/?b=${business.slug}&new`)
    const analyst = await addMember(business, 'analyst', 'Ada')
    const theirs = await business.show('', {}, analyst)
    await theirs.page.getByText('Ask an owner or a manager of the business to open one.').waitFor()
    expect(await theirs.page.getByRole('link', { name: 'Open the first touchpoint' }).count()).toBe(0)
  })

  it('says how to share the first touchpoint, until a rating has come', async () => {
    const { ask, show } = await openOverviewOf()
    const code = await ask('Counter')
    const { page } = await show()
    await page.getByText('“Counter” is ready to ask.').waitFor()
    expect(await page.locator('code').textContent()).toBe(`${platform.url}/r/${code}`)
    await page.getByRole('link', { name: 'Place it, print it, share it' }).waitFor()
  })

  it('says what came, where nothing of it counts in the score', async () => {
    const { ask, bringIn, show } = await openOverviewOf()
    await bringIn(await ask('Old reviews', 'api'), [5, 5, 5, 5, 5, 5])
    const { page } = await show()
    await page.getByText('No rating of this period counts in the score').waitFor()
    await page.getByRole('link', { name: '6 imported ratings' }).waitFor()
    expect(await page.getByText('out of 5').count()).toBe(0)
  })

  it('says what to do when Candor cannot be reached, and does it', async () => {
    const { ask, rate, show } = await openOverviewOf()
    await rate(await ask('Counter'), good)
    const { page, context } = await show()
    await context.setOffline(true)
    await page.getByRole('link', { name: '7 days' }).click()
    await page.getByRole('alert').getByText('Candor cannot be reached.').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('4.10 out of 5, give or take').waitFor()
  })
})

describe('the looks of the overview', () => {
  it.each([390, 1600])('have nothing that axe objects to, light or dark, at %d pixels', async (width) => {
    const options = { viewport: { width, height: 900 }, bypassCSP: true }
    const bare = await openOverviewOf()
    expect(await lookFaults((await bare.show('', options)).page, 'without a touchpoint')).toEqual([])
    const code = await bare.ask('A counter with a very long name, in the old part of the town')
    expect(await lookFaults((await bare.show('', options)).page, 'without a rating')).toEqual([])
    await bare.rate(code, [4, 4, 4, 4, 4])
    bare.letDaysPass(7)
    await bare.rate(code, [1, 2])
    bare.letDaysPass(7)
    await bare.rate(code, good, { comment: 'W'.repeat(200) })
    const { page, faults } = await bare.show('', options)
    expect(await lookFaults(page, 'with figures')).toEqual([])
    await page.getByText('Show as table').click()
    await page.getByRole('button', { name: 'Other days…' }).click()
    expect(await lookFaults(page, 'with all of it open')).toEqual([])
    expect(faults).toEqual([])
  })

  it('print what the page says, without what is to be pressed', async () => {
    const { ask, rate, show } = await openOverviewOf()
    await rate(await ask('Counter'), good)
    const { page } = await show()
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('heading', { name: 'Overview Rye & Salt' }).waitFor()
    expect(await page.getByText('Rye & Salt', { exact: true }).last().isVisible()).toBe(true)
    expect(await page.getByText('4.10 out of 5, give or take 0.92').isVisible()).toBe(true)
    for (const name of ['Your business', 'Period']) {
      expect(await page.getByRole('navigation', { name, includeHidden: true }).isVisible()).toBe(false)
    }
  })
})
