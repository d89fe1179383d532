import { describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { actionsOf, change, own, ownPath } from './support/owned.ts'
import { database } from './support/people.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const faultsOf = async (answer: Response | Promise<Response>) => {
  const { errors = [] } = await bodyOf(answer)
  return errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)
}
const publicList = async (slug: string) =>
  (await bodyOf(request('GET', `/v1/businesses/${slug}/touchpoints`))).touchpoints

describe('changing a touchpoint', () => {
  it('changes what is named and leaves the rest', async () => {
    const shop = await openShop({ locale: 'lv' }, { name: 'Till', channel: 'qr', locales: ['lv', 'en'] })
    expect(await own(shop)).toMatchObject({
      code: shop.code,
      name: 'Till',
      channel: 'qr',
      locales: ['lv', 'en'],
      status: 'open',
      look: {},
      texts: {},
      origins: [],
      seenAt: null,
      seenOn: null,
    })
    const answer = await change(shop, { name: '  Counter in Old Riga ', look: { accent: '#0B6366' } })
    expect(answer.status).toBe(200)
    expect(await bodyOf(answer)).toEqual(await own(shop))
    expect(await own(shop)).toMatchObject({
      name: 'Counter in Old Riga',
      look: { accent: '#0b6366' },
      locales: ['lv', 'en'],
    })
  })

  it('loses nothing of two who edit at once', async () => {
    const shop = await openShop()
    await Promise.all([
      change(shop, { texts: { lv: { title: 'Kā gāja?' } } }),
      change(shop, { texts: { en: { thanks: 'Bless you.' } } }),
      change(shop, { texts: { en: { title: 'Well?' } } }),
      change(shop, { look: { shape: 'round' } }),
      change(shop, { look: { accent: '#aa0000' } }),
      change(shop, { name: 'Both' }),
    ])
    expect(await own(shop)).toMatchObject({
      name: 'Both',
      look: { shape: 'round', accent: '#aa0000' },
      texts: { lv: { title: 'Kā gāja?' }, en: { title: 'Well?', thanks: 'Bless you.' } },
    })
  })

  it('takes a choice back with null, and blank words are none', async () => {
    const shop = await openShop()
    await change(shop, {
      look: { accent: '#aa0000', shape: 'square' },
      texts: { fi: { title: 'No niin?', comment: 'Miksi?' } },
    })
    await change(shop, { look: { accent: null }, texts: { fi: { title: ' \n ' }, el: null } })
    expect(await own(shop)).toMatchObject({ look: { shape: 'square' }, texts: { fi: { comment: 'Miksi?' } } })
    expect((await own(shop)).look.accent).toBeUndefined()
    expect((await own(shop)).texts.fi.title).toBeUndefined()
  })

  it('keeps the order of the languages, each once', async () => {
    const shop = await openShop()
    await change(shop, { locales: ['fi', 'el', 'fi'] })
    expect((await own(shop)).locales).toEqual(['fi', 'el'])
    expect(await bodyOf(request('GET', `/v1/touchpoints/${shop.code}?locale=xx`))).toMatchObject({ locale: 'fi' })
  })

  it.each([
    [{}, [' empty']],
    [{ name: 'Door', channel: 'email' }, ['/channel unknown_field']],
    [{ name: 'Door', seenOn: 'https://a.example' }, ['/seenOn unknown_field']],
    [{ locales: [] }, ['/locales too_few']],
    [{ name: '' }, ['/name too_short']],
    [{ status: 'gone' }, ['/status not_allowed']],
    [{ look: { accent: 'red' } }, ['/look/accent wrong_format']],
    [{ look: { accent: '#fff;}*{' } }, ['/look/accent wrong_format']],
    [{ look: { shape: 'star' } }, ['/look/shape not_allowed']],
    [{ texts: { lv: { title: 'x'.repeat(121) } } }, ['/texts/lv/title too_long']],
    [{ texts: { lv: { thanks: 'x\u0007' } } }, ['/texts/lv/thanks control_character']],
    [{ texts: { de: { title: 'Na?' } } }, ['/texts/de unknown_field']],
    [
      { origins: ['shop.example.com', 'https://*.com', 'ftp://a.example', 'https://a.*.example'] },
      [0, 1, 2, 3].map((at) => `/origins/${at} no_origin`),
    ],
    [{ origins: Array.from({ length: 51 }, (_, at) => `https://${at}.example.com`) }, ['/origins too_many']],
  ])('refuses %j, and says what is wrong', async (changes, expected) => {
    const shop = await openShop()
    const before = await own(shop)
    const answer = await change(shop, changes as never)
    expect(answer.status).toBe(422)
    expect(await faultsOf(answer)).toEqual(expected)
    expect(await own(shop)).toEqual(before)
  })

  it('writes origins as browsers do, each once', async () => {
    const shop = await openShop()
    const origins = [
      'HTTPS://Shop.Example.com/a?b',
      'https://shop.example.com:443',
      'http://shop.example.com:8080',
      'https://*.Example.com',
      'http://παράδειγμα.gr',
    ]
    await change(shop, { origins })
    expect((await own(shop)).origins).toEqual([
      'https://shop.example.com',
      'http://shop.example.com:8080',
      'https://*.example.com',
      'http://xn--hxajbheg2az3al.gr',
    ])
  })

  it('tells another business’s touchpoint from one that is not there to nobody', async () => {
    const [mine, theirs] = [await openShop(), await openShop()]
    for (const code of [theirs.code, 'ZZZZZZZZ', 'x']) {
      const answers = [
        request('GET', ownPath({ ...mine, code }), undefined, operator),
        change({ ...mine, code }, { name: 'Mine' }),
      ]
      for (const answer of await Promise.all(answers)) {
        expect(answer.status).toBe(404)
        expect((await bodyOf(answer)).code).toBe('unknown_touchpoint')
      }
    }
    expect((await own(theirs)).name).toBe('Till')
  })

  it('is written down: what was changed, paused, put away, opened again', async () => {
    const shop = await openShop()
    await change(shop, { name: 'Door' })
    await change(shop, { status: 'paused', origins: [] })
    await change(shop, { status: 'paused' })
    await change(shop, { status: 'archived' })
    await change(shop, { status: 'open' })
    expect((await actionsOf(shop.slug)).filter((action) => action.startsWith('touchpoint.')).reverse()).toEqual([
      'touchpoint.opened',
      'touchpoint.changed',
      'touchpoint.paused',
      'touchpoint.changed',
      'touchpoint.archived',
      'touchpoint.opened',
    ])
  })

  it('gives the public pages a new version', async () => {
    const shop = await openShop()
    const version = async () => (await bodyOf(request('GET', `/v1/businesses/${shop.slug}`))).version
    const before = await version()
    await change(shop, { status: 'paused' })
    expect(await version()).not.toBe(before)
  })
})

describe('a paused or archived touchpoint', () => {
  it.each(['paused', 'archived'] as const)(
    'takes nothing new while it is %s, and lets what is there be changed',
    async (status) => {
      const shop = await openShop()
      const rating = newRating({ stars: 2 })
      await shop.rate(rating)
      await change(shop, { status })
      const refused = await shop.rate()
      expect(refused.status).toBe(409)
      expect((await bodyOf(refused)).code).toBe('touchpoint_paused')
      // The answer to the first one was lost on its way: it is given again.
      expect((await shop.rate(rating)).status).toBe(200)
      expect((await shop.amend(rating, { stars: 3 })).status).toBe(200)
      expect(await shop.summary()).toMatchObject({ n: 1, stars: { 3: 1 } })
      expect((await shop.withdraw(rating)).status).toBe(200)
      expect(await shop.summary()).toMatchObject({ n: 0 })
      await change(shop, { status: 'open' })
      expect((await shop.rate()).status).toBe(201)
    },
  )

  it('has no form and no widget, but says why', async () => {
    const shop = await openShop()
    await change(shop, { status: 'paused' })
    expect((await bodyOf(request('GET', `/v1/touchpoints/${shop.code}`))).code).toBe('touchpoint_paused')
    for (const file of [`${shop.code}.js`, `${shop.code}/more.js`]) {
      const script = await request('GET', `/w/${file}`)
      expect(script.headers.get('cache-control')).toBe('public, max-age=60')
      expect(await script.text()).toBe(`console.warn("Candor: touchpoint ${shop.code} asks for no ratings now.")`)
    }
  })

  it('is what all of a business’s are while it is being deleted', async () => {
    const shop = await openShop()
    const other = await shop.addTouchpoint()
    const closing = database().prepare('UPDATE businesses SET closes_at = ? WHERE slug = ?')
    await closing.bind(Date.now() + 86_400_000, shop.slug).run()
    expect((await bodyOf(request('POST', `/v1/touchpoints/${other.code}/ratings`, newRating()))).code).toBe(
      'touchpoint_paused',
    )
    expect(await publicList(shop.slug)).toMatchObject([{ status: 'paused' }, { status: 'paused' }])
    expect((await own(shop)).status).toBe('open')
  })

  it('stays on the public list as long as it has ratings, and on the business’s own for good', async () => {
    const shop = await openShop()
    const unused = await shop.addTouchpoint()
    const rating = newRating()
    await shop.rate(rating)
    for (const code of [shop.code, unused.code]) await change({ ...shop, code }, { status: 'archived' })
    expect(await publicList(shop.slug)).toMatchObject([{ code: shop.code, status: 'archived' }])
    await shop.withdraw(rating)
    expect(await publicList(shop.slug)).toEqual([])
    const all = await bodyOf(request('GET', `/v1/businesses/${shop.slug}/touchpoints/all`, undefined, operator))
    expect(all.touchpoints.map(({ code }: { code: string }) => code)).toEqual([shop.code, unused.code])
  })
})

describe('a template', () => {
  it('gives a touchpoint its channel, its name and its words in every language asked in', async () => {
    const shop = await openShop({ locale: 'lv' })
    const path = `/v1/businesses/${shop.slug}/touchpoints`
    const made = await bodyOf(request('POST', path, { template: 'hotel', locales: ['en', 'lv'] }, operator))
    expect(made).toMatchObject({
      channel: 'email',
      name: 'Pēc uzturēšanās',
      locales: ['lv', 'en'],
      status: 'open',
      texts: { en: { title: 'How was your stay with us?' }, lv: { title: 'Kā Jums patika uzturēties pie mums?' } },
    })
    expect(Object.keys(made.texts)).toHaveLength(2)
    const named = await bodyOf(request('POST', path, { template: 'hotel', name: 'Room 7', channel: 'qr' }, operator))
    expect(named).toMatchObject({ channel: 'qr', name: 'Room 7' })
    expect(await bodyOf(request('GET', `/v1/touchpoints/${named.code}?locale=fi`))).toMatchObject({
      words: { title: 'Millaista majoittuminen oli meillä?' },
    })
  })

  it('is needed where name or channel are missing', async () => {
    const { slug } = await openShop()
    const path = `/v1/businesses/${slug}/touchpoints`
    expect(await faultsOf(request('POST', path, {}, operator))).toEqual(['/name missing', '/channel missing'])
    expect(await faultsOf(request('POST', path, { template: 'zoo' }, operator))).toEqual(['/template not_allowed'])
  })

  it('is one of a list that speaks five languages', async () => {
    const { templates } = await bodyOf(request('GET', '/v1/templates?locale=el'))
    expect(templates).toHaveLength(14)
    expect(templates).toContainEqual({ key: 'event', channel: 'qr', name: 'Εκδήλωση', title: 'Πώς ήταν η εκδήλωση;' })
  })
})
