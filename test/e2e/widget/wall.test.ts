// The wall on pages of other origins.
import { describe, expect, it } from 'vitest'
import { call } from '../../../worker/local/api.ts'
import { axeFaults, openPage, platform } from '../support/browser.ts'
import { serveHost, strictPolicy } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

type Page = import('playwright-core').Page
const wallScript = `<script async src="${platform.url}/wall.js"></script>`
const cards = (page: Page) => page.locator('candor-wall [part=card]')

/** A shop whose comments are all featured, in the order of arrival. */
const openPraised = async (comments: Record<string, unknown>[]) => {
  const shop = await openShop()
  const path = `/v1/businesses/${shop.slug}`
  for (const [index, comment] of comments.entries()) {
    await shop.rate({ publish: true, ...comment })
    await call(platform, 'PUT', `${path}/inbox/${index + 1}/testimonial`)
  }
  const reply = (number: number, text: string) => call(platform, 'PUT', `${path}/inbox/${number}/reply`, { text })
  return { ...shop, reply, wall: `<candor-wall business="${shop.slug}"></candor-wall>${wallScript}` }
}

const three = [
  { comment: 'Warm bread.', author: 'Anna', stars: 5 },
  { comment: 'Silta maize.', author: 'Ilze', stars: 4, locale: 'lv' },
  { comment: 'לחם חם', author: 'דנה', stars: 3 },
]

describe('the wall', () => {
  it('shows what the business features, under the strictest policy, and calls nobody else', async () => {
    const { wall, reply } = await openPraised(three)
    await reply(1, 'Thank you.')
    const { page, context, faults } = await openPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const address = await serveHost({ body: wall, policy: strictPolicy })
    await page.goto(address)
    await cards(page).first().waitFor()
    expect(await cards(page).count()).toBe(3)
    expect(await cards(page).nth(0).textContent()).toMatch(/Warm bread\.Anna.*20\d\dReply of the businessThank you\./)
    expect(await page.getByRole('img').nth(1).getAttribute('aria-label')).toBe('4 stars: good')
    expect(await page.locator('candor-wall blockquote').nth(1).getAttribute('lang')).toBe('lv')
    expect(await page.locator('candor-wall figcaption bdi').nth(2).textContent()).toBe('דנה')
    expect(requests.every((url) => url === address || url.startsWith(platform.url))).toBe(true)
    expect(requests).toHaveLength(3)
    expect(await context.cookies()).toEqual([])
    expect(faults).toEqual([])
  })

  it('stands where one script says so, and a second script does no harm', async () => {
    const { slug } = await openPraised(three.slice(0, 1))
    const one = wallScript.replace('async', `async business="${slug}"`)
    const { page, faults } = await openPage()
    await page.goto(await serveHost({ body: `${one}<p>Between.</p>${wallScript}${one}`, policy: strictPolicy }))
    await cards(page).nth(1).waitFor()
    expect(await page.locator('candor-wall').count()).toBe(2)
    expect(faults).toEqual([])
  })

  it('shows nothing where nothing is featured, and the page’s own words where there is no such business', async () => {
    const { slug } = await openShop()
    const { page } = await openPage()
    const body = `<candor-wall business="${slug}">Own words.</candor-wall>
      <candor-wall business="there-is-none">Other words.</candor-wall>${wallScript}`
    const answered = Promise.all(
      [slug, 'there-is-none'].map((one) => page.waitForResponse((answer) => answer.url().includes(`/${one}/`))),
    )
    await page.goto(await serveHost({ body }))
    await answered
    await page.getByText('Other words.').waitFor()
    await page.getByText('Own words.').waitFor({ state: 'hidden' })
    expect((await page.locator('candor-wall').first().boundingBox())?.height ?? 0).toBe(0)
  })

  it.each([
    ['lv', 'Visi uzņēmuma'],
    ['sk', 'Všetky hodnotenia'],
    ['fi', 'Kaikki arviot'],
    ['el', 'Όλες οι αξιολογήσεις'],
    ['ar', 'All ratings of'],
  ])('speaks the language of the page, %s, or that of the business', async (lang, words) => {
    const { wall, slug } = await openPraised(three.slice(0, 1))
    const { page } = await openPage()
    await page.goto(await serveHost({ body: wall, lang }))
    const link = page.locator('candor-wall a').first()
    expect(await link.textContent()).toContain(words)
    expect(await link.getAttribute('href')).toBe(`${platform.url}${lang === 'ar' ? '' : `/${lang}`}/b/${slug}/`)
  })

  it('is one column on a phone and several on a desk, and mirrors itself', async () => {
    const { wall } = await openPraised(three)
    const placesAt = async (width: number, dir: string) => {
      const { page } = await openPage({ viewport: { width, height: 800 } })
      await page.goto(await serveHost({ body: wall, dir }))
      await cards(page).nth(2).waitFor()
      const boxes = await Promise.all([0, 1, 2].map((index) => cards(page).nth(index).boundingBox()))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      return boxes.map((box) => box?.x ?? 0)
    }
    const [first = 0, second, third] = await placesAt(390, 'ltr')
    expect([second, third]).toEqual([first, first])
    const desk = await placesAt(1280, 'ltr')
    expect(desk).toEqual([...new Set(desk)].sort((a, b) => a - b))
    const mirrored = await placesAt(1280, 'rtl')
    expect(mirrored).toEqual([...new Set(mirrored)].sort((a, b) => b - a))
  })

  it.each(['#fff;color:#222', '#111;color:#eee'])(
    'has nothing that axe objects to on background:%s',
    async (colours) => {
      const { wall, reply } = await openPraised(three)
      await reply(2, 'Paldies.')
      const { page } = await openPage()
      await page.goto(
        await serveHost({ body: wall, head: `<style>body{background:${colours}}a{color:inherit}</style>` }),
      )
      await cards(page).first().waitFor()
      expect(await axeFaults(page)).toEqual([])
    },
  )

  it('follows its attributes: another business, another language, fewer cards', async () => {
    const [one, other] = [await openPraised(three), await openPraised([{ comment: 'Elsewhere.' }])]
    const { page } = await openPage()
    await page.goto(await serveHost({ body: one.wall.replace('business', 'max="2" business') }))
    await cards(page).first().waitFor()
    expect(await cards(page).count()).toBe(2)
    const set = (name: string, value: string) =>
      page.evaluate(
        ([key = '', text = '']) => document.querySelector('candor-wall')?.setAttribute(key, text),
        [name, value],
      )
    await set('business', other.slug)
    await page.getByText('Elsewhere.').waitFor()
    await set('lang', 'fi')
    await page.getByText('Kaikki arviot').waitFor()
  })
})
