import { describe, expect, it } from 'vitest'
import { bodyOf, openShop, request } from './support/shop.ts'

type Shop = Awaited<ReturnType<typeof openShop>>
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

/** The hidden fields of the first form of a page, as a browser would send them back. */
const hiddenFields = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )

const open = async (shop: Shop, query = '') => (await request('GET', `/r/${shop.code}${query}`)).text()
/** Sends the form, and follows where it leads, as a browser does. */
const send = async (shop: Shop, fields: Record<string, string>) => {
  const answer = await request('POST', `/r/${shop.code}`, new URLSearchParams(fields).toString(), formType)
  return answer.status === 303 ? request('GET', answer.headers.get('location') ?? '') : answer
}

describe('the hosted page without a script', () => {
  it('saves, changes and withdraws a rating', async () => {
    const shop = await openShop()
    const fields = hiddenFields(await open(shop))
    const saved = await send(shop, {
      ...fields,
      action: 'rate',
      stars: '4',
      comment: 'Warm bread.',
      author: 'Anna',
      publish: 'on',
    })
    expect(saved.status).toBe(200)
    const thanks = await saved.text()
    expect(thanks).toContain('Thank you, Anna.')
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 1 }, withText: 1 })

    const mine = hiddenFields(thanks)
    await send(shop, { ...mine, action: 'amend', stars: '5', comment: 'Warm bread, kind people.', author: 'Anna' })
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 0, 5: 1 } })

    const withdrawn = await send(shop, { ...mine, action: 'withdraw' })
    expect(await withdrawn.text()).toContain('no longer counts')
    expect((await shop.summary()).n).toBe(0)
  })

  it('leads to a page that can be kept, and opens to nobody without its secret', async () => {
    const shop = await openShop()
    const fields = { ...hiddenFields(await open(shop)), action: 'rate', stars: '2', comment: 'Cold.' }
    const answer = await request('POST', `/r/${shop.code}`, new URLSearchParams(fields).toString(), formType)
    expect(answer.status).toBe(303)
    const address = new URL(answer.headers.get('location') ?? '', 'https://candor.test').pathname
    const again = await request('GET', address)
    expect(again.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await again.text()).toMatch(/value="2" required checked[\s\S]*Cold\./)
    const wrong = address.slice(0, -1) + (address.endsWith('A') ? 'B' : 'A')
    for (const path of [wrong, `/r/${shop.code}/x`, `/r/${shop.code}/x.y`]) {
      expect((await request('GET', path)).status).toBe(404)
    }
    await send(shop, { ...hiddenFields(await (await request('GET', address)).text()), action: 'amend', stars: '4' })
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 1 } })
  })

  it('saves once what is sent twice', async () => {
    const shop = await openShop()
    const fields = { ...hiddenFields(await open(shop)), action: 'rate', stars: '3' }
    const answers = await Promise.all([send(shop, fields), send(shop, fields), send(shop, fields)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await shop.summary()).n).toBe(1)
  })

  it('keeps what was typed when something is wrong, and says what', async () => {
    const shop = await openShop()
    const fields = hiddenFields(await open(shop))
    const answer = await send(shop, { ...fields, action: 'rate', comment: 'I forgot the <stars>' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('Please choose from one to five stars.')
    expect(page).toContain('I forgot the &lt;stars&gt;')
    expect((await shop.summary()).n).toBe(0)
  })

  it('never takes stars for granted when a form changes a rating', async () => {
    const shop = await openShop()
    const fields = { ...hiddenFields(await open(shop)), stars: '4' }
    await send(shop, { ...fields, action: 'rate' })
    const { stars: _, ...without } = fields
    expect((await send(shop, { ...without, action: 'amend', comment: 'x' })).status).toBe(422)
    expect(await shop.summary()).toMatchObject({ n: 1, stars: { 4: 1 }, withText: 0 })
  })

  it('refuses an action that it does not know, and gives a form without an id a new one', async () => {
    const shop = await openShop()
    const fields = hiddenFields(await open(shop))
    expect((await send(shop, { ...fields, action: 'frobnicate', stars: '5' })).status).toBe(422)
    const broken = await send(shop, { action: 'rate', stars: '5', id: '', receipt: 'x' })
    expect(broken.status).toBe(422)
    const again = await send(shop, { ...hiddenFields(await broken.text()), action: 'rate', stars: '5' })
    expect(again.status).toBe(200)
    expect((await shop.summary()).n).toBe(1)
  })

  it('says that a rating is withdrawn when its form is sent again', async () => {
    const shop = await openShop()
    const fields = { ...hiddenFields(await open(shop)), stars: '4' }
    await send(shop, { ...fields, action: 'rate' })
    await send(shop, { ...fields, action: 'withdraw' })
    const again = await send(shop, { ...fields, action: 'rate' })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('no longer counts')
  })

  it('escapes whatever was typed', async () => {
    const shop = await openShop()
    const fields = hiddenFields(await open(shop))
    const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const page = await (
      await send(shop, { ...fields, action: 'rate', stars: '1', comment: attack, author: attack })
    ).text()
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img')
  })

  it('preselects stars from the address, and records nothing', async () => {
    const shop = await openShop()
    expect(await open(shop, '?stars=2')).toMatch(/value="2" required checked/)
    expect((await shop.summary()).n).toBe(0)
  })

  it('speaks the reader’s language', async () => {
    const shop = await openShop()
    const page = await (await request('GET', `/r/${shop.code}`, undefined, { 'accept-language': 'el' })).text()
    expect(page).toContain('<html lang="el" dir="ltr">')
    expect(await open(shop, '?lang=lv')).toContain('<html lang="lv"')
  })

  it('allows no foreign script, style, frame or form, and is never kept', async () => {
    const shop = await openShop()
    const { headers } = await request('GET', `/r/${shop.code}`)
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of ["default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('answers other bodies and unknown touchpoints with a problem', async () => {
    const shop = await openShop()
    expect((await request('POST', `/r/${shop.code}`, { stars: 5 })).status).toBe(415)
    const bytes = new Response(new Uint8Array([115, 61, 255])).body as never
    expect((await bodyOf(request('POST', `/r/${shop.code}`, bytes, formType))).code).toBe('broken_text')
    expect(
      (await request('POST', `/r/${shop.code}`, 'stars=5', { ...formType, 'content-encoding': 'gzip' })).status,
    ).toBe(415)
    const unknown = await request('GET', '/r/ZZZZZZZZ')
    expect(unknown.status).toBe(404)
    expect((await bodyOf(unknown)).code).toBe('unknown_touchpoint')
  })
})
