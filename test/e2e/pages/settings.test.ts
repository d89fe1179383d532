// What the public sees of a business's settings.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { call } from '../../../worker/local/api.ts'
import { axeFaults, openPage, platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

// One black pixel.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)

const seen = (path: string, init: RequestInit = {}) =>
  fetch(platform.url + path, { headers: { accept: 'text/html' }, redirect: 'manual', ...init })

/** The site is published anew within seconds. */
const until = async (isThere: () => Promise<boolean>) => {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await isThere()) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the site was not published')
}
const published = (path: string) => until(async () => (await seen(path)).status === 200)
const putLogo = (slug: string) =>
  fetch(`${platform.url}/v1/businesses/${slug}/logo`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${platform.operatorToken}` },
    body: pixel,
  })

describe('a business that has moved', { timeout: 120_000 }, () => {
  it('is found under its former slug, in every language and on every page', async () => {
    const { slug, code } = await openShop()
    await published(`/b/${slug}/`)
    await call(platform, 'PATCH', `/v1/businesses/${slug}`, { slug: `${slug}-new` })
    await published(`/b/${slug}-new/`)
    for (const rest of ['/', `/t/${code}/`, '/testimonials/']) {
      for (const language of ['', '/lv', '/el']) {
        const answer = await seen(`${language}/b/${slug}${rest}`)
        expect([rest, answer.status]).toEqual([rest, 301])
        expect(answer.headers.get('location')).toBe(`${language}/b/${slug}-new${rest}`)
      }
    }
    const { page, faults } = await openPage()
    const answer = await page.goto(`${platform.url}/lv/b/${slug}/testimonials/`)
    expect(answer?.status()).toBe(200)
    expect(page.url()).toBe(`${platform.url}/lv/b/${slug}-new/testimonials/`)
    expect(faults).toEqual([])
  })

  it('leaves the site’s own page for what is not there', async () => {
    for (const path of ['/b/there-is-none/', '/lv/b/there-is-none/', '/nothing', '/r/ZZZZZZZZ']) {
      const answer = await seen(path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await answer.text()).toContain('This page is not here')
      expect((await seen(path, { method: 'HEAD' })).status).toBe(404)
    }
    expect((await fetch(`${platform.url}/nothing`)).headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('a logo', { timeout: 120_000 }, () => {
  it('is a file of the site’s own, has a name, and moves nothing', async () => {
    const { slug } = await openShop()
    expect((await putLogo(slug)).status).toBe(200)
    await published(`/b/${slug}/`)
    await until(async () => (await (await seen(`/b/${slug}/`)).text()).includes('business-logo'))
    const { page, faults } = await openPage({
      viewport: { width: 390, height: 800 },
      colorScheme: 'dark',
      bypassCSP: true,
    })
    const pictures: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'image') pictures.push(new URL(request.url()).pathname)
    })
    let letIn = () => {}
    const isAllowed = new Promise<void>((resolve) => {
      letIn = resolve
    })
    await page.route('**/logos/*', async (route) => {
      await isAllowed
      await route.continue()
    })
    await page.goto(`${platform.url}/b/${slug}/`, { waitUntil: 'commit' })
    const heading = page.locator('h1')
    const before = await heading.boundingBox()
    letIn()
    await page.waitForLoadState('load')
    expect(await heading.boundingBox()).toEqual(before)
    const logo = page.getByRole('img', { name: `Logo of Shop ${slug.slice(5)}` })
    expect((await logo.boundingBox())?.height).toBe(64)
    const file = pictures.find((path) => path.startsWith('/logos/')) ?? ''
    expect(file).toMatch(new RegExp(`^/logos/${slug}-[0-9a-f]{16}\\.png$`))
    expect(readFileSync(`${platform.home}/site${file}`)).toEqual(pixel)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await axeFaults(page)).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('the page of comments', { timeout: 120_000 }, () => {
  it('begins with what the business features, says so, and has all comments below', async () => {
    const { slug, rate } = await openShop()
    for (const comment of ['First.', 'Second.', 'Third.']) await rate({ comment, publish: true })
    await call(platform, 'PUT', `/v1/businesses/${slug}/inbox/2/testimonial`)
    await until(async () => (await (await seen(`/b/${slug}/testimonials/`)).text()).includes('Chosen by'))
    const { page } = await openPage({ bypassCSP: true })
    await page.goto(`${platform.url}/b/${slug}/testimonials/`)
    const headings = await page.locator('h2').allTextContents()
    expect(headings).toEqual([
      `Chosen by Shop ${slug.slice(5)}`,
      'All comments, newest first',
      'How these ratings are collected and checked',
    ])
    expect(await page.locator('.comment-text').allTextContents()).toEqual(['Second.', 'Third.', 'Second.', 'First.'])
    expect(await axeFaults(page)).toEqual([])
  })
})
