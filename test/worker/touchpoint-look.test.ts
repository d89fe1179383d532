// The business's own words and colours, on the widget and on the hosted page.
import { describe, expect, it } from 'vitest'
import { change } from './support/owned.ts'
import { openShop, request } from './support/shop.ts'

const page = async (path: string, headers: Record<string, string> = {}) =>
  (await request('GET', path, undefined, headers)).text()

describe('own words', () => {
  it('stand in the widget and on the hosted page, in their language only', async () => {
    const shop = await openShop({ name: 'Rye & Salt' })
    const words = { title: 'How was the bread?', comment: 'Crust, crumb, salt', thanks: 'Come again soon.' }
    await change(shop, { texts: { en: words } })
    const script = await page(`/w/${shop.code}.js?lang=en`)
    expect(script).toContain('title:"How was the bread?"')
    expect(script).toContain('saved:"Come again soon."')
    expect(await page(`/w/${shop.code}/more.js?lang=en`)).toContain('"comment":"Crust, crumb, salt"')
    const hosted = await page(`/r/${shop.code}?lang=en`)
    expect(hosted).toContain('<h1>How was the bread?</h1>')
    expect(hosted).toContain('Crust, crumb, salt')
    // Who asks is said where the question does not.
    expect(hosted).toContain('<p class="asker">Rye &amp; Salt</p>')
    expect(await page(`/w/${shop.code}.js?lang=fi`)).toContain('title:"Millaista oli?"')
    expect(await page(`/r/${shop.code}?lang=fi`)).toContain('<h1>Rye &amp; Salt: millainen kokemuksesi oli?</h1>')
  })

  it('are text wherever they stand, whatever they hold', async () => {
    const shop = await openShop()
    const attack = '</script><script>alert(1)</script>'
    await change(shop, { texts: { en: { title: attack, comment: attack, thanks: attack } } })
    for (const path of [
      `/w/${shop.code}.js`,
      `/w/${shop.code}/more.js`,
      `/r/${shop.code}`,
      `/r/${shop.code}/poster`,
      `/r/${shop.code}?kiosk`,
    ]) {
      expect([path, (await page(path)).includes('<script>alert')]).toEqual([path, false])
    }
  })
})

describe('a look', () => {
  it('is in the widget’s own sheets, by rules that leave the host the last word', async () => {
    const shop = await openShop()
    const plain = [await page(`/w/${shop.code}.js`), await page(`/w/${shop.code}/more.js`)]
    await change(shop, { look: { accent: '#e30613', shape: 'square' } })
    const [core = '', more = ''] = [await page(`/w/${shop.code}.js`), await page(`/w/${shop.code}/more.js`)]
    expect(core).toContain(`:host([touchpoint='${shop.code}' i]:not([hidden])){--teal:oklch(from currentColor calc(`)
    expect(core).toContain('var(--candor-accent,var(--teal))')
    expect(more).toContain(':host(:not([hidden])){--teal:oklch(from currentColor calc(')
    expect(more).toContain('var(--candor-radius,0px)')
    expect(more).not.toContain('--candor-radius,10px')
    await change(shop, { look: { accent: null, shape: null } })
    expect([await page(`/w/${shop.code}.js`), await page(`/w/${shop.code}/more.js`)]).toEqual(plain)
  })

  it('dresses the hosted page, which otherwise has the colour of the business', async () => {
    const shop = await openShop()
    expect(await page(`/r/${shop.code}`)).not.toContain(':root{--teal:light-dark(')
    await change(shop, { look: { accent: '#ffff00', shape: 'round' } })
    // Darker on paper, as it is in the dark.
    expect(await page(`/r/${shop.code}`)).toMatch(/:root\{--teal:light-dark\(#707000,#ffff00\);[^}]*--radius:22px;\}/)
  })
})

describe('the page of a paused touchpoint', () => {
  it.each([
    ['en', 'We are not asking for ratings here right now.'],
    ['lv', 'Šobrīd vērtējumus šeit nevaicājam.'],
  ])('says so kindly in %s, links to the results, and has no form', async (lang, said) => {
    const shop = await openShop()
    await change(shop, { status: 'paused' })
    const answer = await request('GET', `/r/${shop.code}?lang=${lang}`)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).toContain(`<h1>${said}</h1>`)
    expect(html).toContain(`href="/b/${shop.slug}/"`)
    expect(html).not.toMatch(/<form|<script/)
  })
})
