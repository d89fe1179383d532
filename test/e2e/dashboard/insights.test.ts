// Insights: what they say of the answers, how sure it is, and what one takes away.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { call } from '../../../worker/local/api.ts'
import { newRating } from '../../support/rating.ts'
import { platform } from '../support/browser.ts'
import { axeFaultsOf, openDashboard } from '../support/dashboard.ts'
import { openBusiness, type Person, signUp } from '../support/people.ts'

let signingUp: Promise<Person> | undefined

const questions = ['causes', 'expectation', 'speed', 'welcome', 'recommend', 'effort', 'resolved', 'contacts', 'return']

const openInsights = async () => {
  signingUp ??= signUp('Anna Ozola')
  const business = await openBusiness(await signingUp)
  const { owner, path, slug } = business
  const ask = async (name: string, channel: string, stage: string) =>
    (await owner.call<Touchpoint>('POST', `${path}/touchpoints`, { name, channel, stage, questions })).code
  const rate = (code: string, stars: number, answers: object) =>
    call(platform, 'POST', `/v1/touchpoints/${code}/ratings`, newRating({ stars, answers } as never))
  const show = (query = '', options = {}) =>
    openDashboard(`insights/?b=${slug}${query}`, { state: owner.state, options })
  return { ...business, ask, rate, show }
}

/** Sixty ratings at a counter that follow the speed, ten better ones on the web. */
const openRated = async () => {
  const insights = await openInsights()
  const [counter, web] = [await insights.ask('Counter', 'qr', 'buy'), await insights.ask('Shop', 'web', 'choose')]
  const all = Array.from({ length: 60 }, (_, index) => {
    const speed = 1 + (index % 5)
    const stars = Math.min(5, Math.max(1, speed + ((index * 7) % 3) - 1))
    const common = { speed, welcome: 1 + ((index * 3 + (index >> 3)) % 5), recommend: stars * 2, expectation: stars }
    const more = { effort: stars + 2, resolved: stars > 2 ? 3 : 1, contacts: 1 + (index % 2), return: stars }
    return insights.rate(counter, stars, { ...common, ...more, causes: index % 4 ? [8] : [6, 8] })
  })
  await Promise.all([...all, ...Array.from({ length: 10 }, () => insights.rate(web, 5, {}))])
  return { ...insights, counter, web }
}

const save = async (page: Page, view: string, button: string) => {
  const section = page.getByRole('region', { name: view, exact: true })
  await section.getByText('Export').first().click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    section.getByRole('button', { name: button }).click(),
  ])
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}

describe('the insights', () => {
  it('go from what is expected to what follows, each figure with its n, its interval and what it means', async () => {
    const { show } = await openRated()
    const { page, faults } = await show()
    await page.getByRole('heading', { name: 'What they expect' }).waitFor()
    const parts = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    expect(parts).toEqual([
      'What they expect',
      'How we do',
      'What they answered',
      'Why',
      'Who and where',
      'What follows',
    ])
    const figure = page.getByRole('article').filter({ hasText: 'Satisfied (CSAT)' })
    // Of 60: 12 each of speed 1…5; 8 + 12 + 12 at 4 and 5 by the thirds of one more and one less; and ten fives.
    expect(await figure.innerText()).toMatch(
      /\d+%\s+\d+% to \d+% · n = 70\s+\d+% of 70 customers gave four or five stars/,
    )
    const causes = page.getByRole('region', { name: 'What went wrong', exact: true })
    await causes.getByText('“Too slow” was named most').waitFor()
    const drivers = page.getByRole('region', { name: 'What goes with satisfaction', exact: true })
    await drivers.getByText('“How quick we were” goes with the stars most.').waitFor()
    expect(await drivers.getByRole('listitem').allInnerTexts()).toMatchObject([
      expect.stringMatching(/^How quick we were/),
      expect.stringMatching(/^The welcome you were given/),
    ])
    await page
      .getByRole('region', { name: 'Channels', exact: true })
      .getByText(/“QR code” is \d\.\d\d stars below/)
      .waitFor()
    expect(faults).toEqual([])
  })

  it('are of one channel where that is chosen, and of other ratings', async () => {
    const { show, slug } = await openRated()
    const { page } = await show()
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('Web page')
    await page.getByText('100% of 10 customers gave four or five stars.').waitFor()
    expect(new URL(page.url()).search).toBe(`?b=${slug}&channel=web`)
    await page.goBack()
    await page.getByText('of 70 customers gave four').waitFor()
    await page.getByRole('combobox', { name: 'Ratings' }).selectOption('Imported')
    await page.getByText('No ratings came in these days.').waitFor()
  })

  it('do not wait for the drivers, which come later or can be asked for again', async () => {
    const { show } = await openRated()
    const { page } = await show()
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/insights/drivers?*', async (route) => {
      await held
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' })
    })
    await page.reload()
    await page.getByRole('article').filter({ hasText: 'Satisfied (CSAT)' }).waitFor()
    const drivers = page.getByRole('region', { name: 'What goes with satisfaction', exact: true })
    await drivers.getByText('Working it out').waitFor()
    const topOf = () =>
      page
        .getByRole('heading', { name: 'Why', exact: true })
        .evaluate((one) => one.getBoundingClientRect().top + scrollY)
    const before = await topOf()
    answer()
    await drivers.getByRole('alert').waitFor()
    await page.unroute('**/insights/drivers?*')
    await drivers.getByRole('button', { name: 'Try again' }).click()
    await drivers.getByText('“How quick we were” goes with the stars most.').waitFor()
    expect(await topOf()).toBe(before)
  })

  it('say that there is too little to say', async () => {
    const { ask, rate, show } = await openInsights()
    const code = await ask('Counter', 'qr', 'buy')
    for (let at = 0; at < 3; at += 1) await rate(code, 4, { speed: 4 })
    const { page, faults } = await show()
    await page.getByText('Too few to say: 3 have answered, and it takes 5.').first().waitFor()
    await page.getByText('Too few answers for drivers').waitFor()
    await page.getByText('Too few ratings for a trend').waitFor()
    expect(faults).toEqual([])
  })

  it('offer the imported ratings where there are no others, on the days they are of', async () => {
    const { ask, owner, path, slug, show } = await openInsights()
    const touchpoint = await ask('Counter', 'qr', 'buy')
    const ratings = Array.from({ length: 6 }, (_, index) => ({
      sourceId: `${index}`,
      stars: 4,
      ratedAt: '2025-03-05T10:00:00Z',
    }))
    await owner.call('POST', `${path}/imports`, { source: 'Elsewhere', touchpoint, ratings })
    const { page, faults } = await show()
    await page.getByRole('button', { name: 'Look at the imported ratings' }).click()
    await page.getByText('100% of 6 customers gave four or five stars.').waitFor()
    expect(new URL(page.url()).search).toBe(`?b=${slug}&proof=imported&from=2024-03-06&to=2025-03-05`)
    expect(faults).toEqual([])
  })

  it('tell of invitations also where no rating came', async () => {
    const { ask, owner, path, show } = await openInsights()
    const code = await ask('Counter', 'qr', 'buy')
    await owner.call('POST', `${path}/touchpoints/${code}/invitations`, { count: 1 })
    const { page } = await show()
    await page.getByText('No ratings came in these days.').waitFor()
    await page.getByText('1 customer was invited').waitFor()
  })

  it('are taken away as a table, as a drawing and as a picture', async () => {
    const { show, slug } = await openRated()
    const { page } = await show()
    const csv = await save(page, 'What went wrong', 'Table (CSV)')
    expect(csv.name).toMatch(new RegExp(`^${slug}-what-went-wrong(-\\d{4}-\\d\\d-\\d\\d){2}\\.csv$`))
    const [head, first] = csv.content.toString('utf8').split('\r\n')
    expect(head).toBe('\ufeffWhat,Named,Share,At least,At most,With those above,From,To,Touchpoint,Channel,Ratings')
    expect(first).toMatch(/^Too slow,\d+,1,0\.\d+,1,0\.\d+,/)
    expect(first).toMatch(/,All touchpoints,All channels,Those that count in the score$/)
    await page.reload()
    const svg = (await save(page, 'What goes with satisfaction', 'Picture (SVG)')).content.toString('utf8')
    const drawing = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      const words = [...parsed.querySelectorAll('text')].map((one) => one.textContent)
      return { fault: parsed.querySelector('parsererror')?.textContent, words, classes: text.includes('class=') }
    }, svg)
    expect(drawing).toMatchObject({ fault: undefined, classes: false })
    expect(drawing.words).toEqual(
      expect.arrayContaining(['What goes with satisfaction', 'Improve', 'Keep up', 'A', 'B']),
    )
    await page.reload()
    const png = (await save(page, 'Channels', 'Picture (PNG)')).content
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.length).toBeGreaterThan(5000)
  })

  it('name in each file what it was narrowed to, and have a table for what is no chart', async () => {
    const { show, slug } = await openRated()
    const { page } = await show('&channel=qr')
    const svg = await save(page, 'What went wrong', 'Picture (SVG)')
    expect(svg.name).toMatch(new RegExp(`^${slug}-what-went-wrong-qr-\\d`))
    expect(svg.content.toString('utf8')).toContain('Channel: QR code')
    for (const view of ['Expectation in figures', 'Loyalty and service', 'What you did about it', 'At risk']) {
      await page.reload()
      const lines = (await save(page, view, 'Table (CSV)')).content.toString('utf8').split('\r\n')
      expect(lines.length).toBeGreaterThan(2)
      expect(lines[1]).toMatch(/,All touchpoints,QR code,Those that count in the score$/)
    }
  })

  it('are printed with their tables and what they are about, and without what is to be pressed', async () => {
    const { show } = await openRated()
    const { page } = await show('&channel=qr')
    await page.getByRole('heading', { name: 'What follows' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false)
    expect(await page.getByText('Export').first().isVisible()).toBe(false)
    expect(await page.getByText('Channel: QR code').isVisible()).toBe(true)
    const causes = page.getByRole('region', { name: 'What went wrong', exact: true })
    expect(await causes.getByRole('columnheader', { name: 'With those above' }).isVisible()).toBe(true)
    expect(await page.getByRole('heading', { name: 'Satisfied (CSAT)' }).isVisible()).toBe(true)
  })

  it('have nothing that axe objects to, on a phone as well', async () => {
    const { show } = await openRated()
    for (const width of [390, 1280]) {
      const { page } = await show('', { bypassCSP: true, viewport: { width, height: 844 } })
      await page.getByRole('heading', { name: 'What follows' }).waitFor()
      for (const details of await page.locator('.part details').all())
        await details.evaluate((one) => one.setAttribute('open', ''))
      expect(await axeFaultsOf(page, `insights at ${width}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
  })
})
