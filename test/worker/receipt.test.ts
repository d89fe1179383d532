// A receipt: what its holder sees, takes along and is mailed, and that nobody else does.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { checkProof, type Held } from '../../worker/ledger/receipt.ts'
import { sealLedger } from '../../worker/ledger/seal.ts'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

type Named = { id: string; receipt: string }
const newAddress = () => `customer-${crypto.randomUUID()}@example.org`

const openRated = async (more: Parameters<typeof newRating>[0] = {}) => {
  const shop = await openShop({ name: 'Bakery & Sons' })
  const rating = newRating(more)
  await shop.rate(rating)
  const ask = (method: string, rest = '', { id, receipt }: Named = rating, ratings = shop.ratings) =>
    request(method, `${ratings}/${id}${rest}`, undefined, { authorization: `Bearer ${receipt}` })
  const work = (method: string, path: string, body?: unknown) =>
    request(method, `/v1/businesses/${shop.slug}/inbox/1/${path}`, body, operator)
  return { ...shop, rating, ask, work, see: () => bodyOf(ask('GET')) }
}

describe('the receipt', () => {
  it('says what is stored, where it is in the ledger, and who asked', async () => {
    const { see, slug, rating } = await openRated({ stars: 3, comment: 'Fine.', author: 'Anna', publish: true })
    expect(await see()).toMatchObject({
      id: rating.id,
      stars: 3,
      comment: 'Fine.',
      author: 'Anna',
      state: 'counted',
      number: 1,
      entry: 0,
      business: { slug, name: 'Bakery & Sons' },
      touchpoint: 'Till',
      channel: 'web',
      proof: 'open',
      text: { state: 'shown', reason: null, since: null },
      reply: null,
      mailable: false,
    })
  })

  it('tells what became of the comment, and is right about what the public list shows', async () => {
    const { see, amend, rating, work, ratings } = await openRated()
    const shown = async () => (await bodyOf(request('GET', ratings))).ratings[0].comment
    expect((await see()).text.state).toBe('none')
    await amend(rating, { comment: 'Slow.' })
    expect([(await see()).text.state, await shown()]).toEqual(['private', null])
    await amend(rating, { publish: true })
    expect([(await see()).text.state, await shown()]).toEqual(['shown', 'Slow.'])
    await work('PUT', 'withholding', { reason: 'off_topic' })
    const { text } = await see()
    expect([text.state, text.reason, await shown()]).toEqual(['withheld', 'off_topic', null])
    expect(Date.now() - Date.parse(text.since)).toBeLessThan(60_000)
    await work('DELETE', 'withholding')
    expect([(await see()).text.state, await shown()]).toEqual(['shown', 'Slow.'])
  })

  it('has the reply, also where the public does not see it', async () => {
    const { see, work } = await openRated({ comment: 'Slow.' })
    expect((await work('PUT', 'reply', { text: 'We are sorry.' })).status).toBeLessThan(300)
    expect((await see()).reply).toMatchObject({ text: 'We are sorry.', editedAt: null })
  })
})

describe('what a customer takes along', () => {
  it('is everything that is stored, and opens the commitment of the ledger', async () => {
    const { ask, rating } = await openRated({ comment: 'Ābols', author: 'Jānis', contact: '+371 29 000 000' })
    const answer = await ask('GET', '/export')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="rating-1.json"')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const { rating: stored, entry, elsewhere } = await bodyOf(answer)
    expect(stored).toMatchObject({ comment: 'Ābols', author: 'Jānis', contact: '+371 29 000 000', withdrawnAt: null })
    expect(stored.salt).toMatch(/^[0-9a-f]{64}$/)
    expect(entry.split('\n').slice(1, 3)).toEqual(['rated', rating.id])
    expect(elsewhere).toContain('ask the business')
    expect(JSON.stringify(stored)).not.toContain(rating.receipt)
  })

  it('names every column of the table', async () => {
    const { ask } = await openRated()
    const { rating } = await bodyOf(ask('GET', '/export'))
    const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info('ratings')").all<{ name: string }>()
    const said: Record<string, string> = { seq: 'number', touchpoint: 'code' }
    // Whose they are stands beside the rating; the others are a number of a commit, and a name of chance in a queue.
    const beside = ['business_id', 'changed_in', 'queue_id']
    const names = results.map(({ name }) => name).filter((name) => !beside.includes(name))
    const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    expect(names.map((name) => said[name] ?? camel(name)).filter((name) => !(name in rating))).toEqual([])
  })

  it('has no word left after a withdrawal', async () => {
    const { ask, withdraw, rating } = await openRated({ comment: 'Ābols', author: 'Jānis', contact: 'j@example.org' })
    await withdraw(rating)
    const text = await (await ask('GET', '/export')).text()
    expect(text).not.toMatch(/Ābols|Jānis|j@example/)
    expect(JSON.parse(text).rating).toMatchObject({ state: 'withdrawn', salt: null, stars: 4 })
  })
})

describe('erasing the words', () => {
  it('leaves the stars counted and nothing of the words, nor of the salt that would tell them', async () => {
    const { rating, amend, see, summary, ask } = await openRated({ comment: 'Zebra', author: 'Anna', publish: true })
    const { salt } = (await bodyOf(ask('GET', '/export'))).rating
    const nothing = { comment: null, author: null, contact: null, answers: {}, publish: false }
    expect((await amend(rating, nothing)).status).toBe(200)
    expect(await see()).toMatchObject({ state: 'counted', stars: 4, comment: null, text: { state: 'none' }, entry: 1 })
    expect(await summary()).toMatchObject({ n: 1, withText: 0 })
    const row = await env.DB.prepare('SELECT hex(salt) AS salt, * FROM ratings WHERE id = ?').bind(rating.id).first()
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`Zebra|Anna|${salt}`, 'i'))
  })
})

describe('the link by mail', () => {
  it('goes to the address that the rating has, in its language, and opens the receipt', async () => {
    const contact = newAddress()
    const { ask, code, rating, see } = await openRated({ contact, locale: 'lv' })
    expect((await see()).mailable).toBe(true)
    expect((await ask('POST', '/mails')).status).toBe(204)
    const { subject, text } = await bodyOf(request('GET', `/dev/mail/latest?to=${encodeURIComponent(contact)}`))
    expect(subject).toBe('Jūsu kvīts no Bakery & Sons')
    expect(text).toContain(`https://candor.test/lv/receipt/#${code}.${rating.id}.${rating.receipt}\n`)
  })

  it('goes nowhere without an address, and not after a withdrawal', async () => {
    for (const contact of [null, '+371 29 000 000', 'a@b.example, c@d.example', 'Anna <anna@example.org>']) {
      const { ask, see } = await openRated({ contact })
      expect((await see()).mailable).toBe(false)
      expect(await bodyOf(ask('POST', '/mails'))).toMatchObject({ status: 409, code: 'no_address' })
    }
    const { ask, withdraw, rating } = await openRated({ contact: newAddress() })
    await withdraw(rating)
    expect((await bodyOf(ask('POST', '/mails'))).code).toBe('no_address')
  })

  it('reaches one address twice, and then has to wait, whatever ratings name it', async () => {
    const contact = newAddress()
    const spelt = [contact, contact.toUpperCase(), contact, contact]
    const answers = []
    for (const one of spelt) answers.push(await (await openRated({ contact: one })).ask('POST', '/mails'))
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 429, 429])
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
  })
})

describe('a proof of the ledger', () => {
  it('holds against what its customer knows, and against nothing else', async () => {
    const shop = await openRated({ stars: 2, comment: 'Cold.', author: 'Anna' })
    const { ledger } = (await shop.see()).business
    const prove = async () => {
      await sealLedger(env, env.DB, ledger.split('/').at(-1))
      return (await shop.ask('GET', '/proof')).text()
    }
    const keys = (await (await request('GET', `${ledger}/vkey`)).text()).trim().split('\n')
    const content = { answers: null, comment: 'Cold.', author: 'Anna' }
    const held: Held = { id: shop.rating.id, touchpoint: shop.code, stars: 2, ending: null, content }
    const proof = await prove()
    expect(await checkProof(proof, keys, held)).toMatchObject({ index: 0, size: 1, isOpened: true })
    for (const [wrong, said] of [
      [{ ...held, stars: 5 }, '2 stars'],
      [{ ...held, id: newRating().id }, 'another rating'],
      [{ ...held, touchpoint: 'OTHER123' }, 'another touchpoint'],
      [{ ...held, ending: 'withdrawn' as const }, 'says rated'],
      [{ ...held, content: { ...content, comment: 'Warm.' } }, 'other words'],
    ] as const) {
      await expect(checkProof(proof, keys, wrong)).rejects.toThrow(said)
    }
    await expect(checkProof(proof, [`${keys[0]?.slice(0, -6)}AAAAA=`], held)).rejects.toThrow()
    await expect(checkProof(proof.replace('index 0', 'index 1'), keys, held)).rejects.toThrow('does not lead')
    await expect(checkProof('<!doctype html>', keys, held)).rejects.toThrow('no proof')

    await shop.withdraw(shop.rating)
    const gone = { ...held, ending: 'withdrawn' as const, content: { answers: null, comment: null, author: null } }
    expect(await checkProof(await prove(), keys, gone)).toMatchObject({ index: 1, size: 2, isOpened: false })
  })
})

describe('all that a receipt opens', () => {
  it.each([
    ['GET', ''],
    ['GET', '/export'],
    ['POST', '/mails'],
    ['GET', '/proof'],
    ['DELETE', ''],
  ])('is closed without the right one: %s %s', async (method, rest) => {
    const { ask, rating, ratings, addTouchpoint } = await openRated({ contact: newAddress() })
    const other = await openRated({ contact: newAddress() })
    const seen = async (answer: Response) => [answer.status, { ...(await bodyOf(answer)), requestId: '' }]
    const none = await request(method, `${ratings}/${rating.id}${rest}`)
    expect(await seen(none)).toMatchObject([401, { code: 'receipt_missing' }])
    const wrong = await ask(method, rest, { id: rating.id, receipt: other.rating.receipt })
    expect(await seen(wrong)).toMatchObject([403, { code: 'receipt_wrong' }])
    // What is at another touchpoint is no more there than what is nowhere.
    const unknown = await seen(await ask(method, rest, { ...rating, id: newRating().id }))
    expect(unknown).toMatchObject([404, { code: 'unknown_rating' }])
    const sister = `/v1/touchpoints/${(await addTouchpoint()).code}/ratings`
    for (const elsewhere of [sister, other.ratings]) {
      expect(await seen(await ask(method, rest, rating, elsewhere))).toEqual(unknown)
    }
    expect(await seen(await ask(method, rest, { ...rating, id: 'no-uuid' }))).toEqual(unknown)
    const nowhere = await ask(method, rest, rating, '/v1/touchpoints/NOWHERE1/ratings')
    expect(await seen(nowhere)).toMatchObject([404, { code: 'unknown_touchpoint' }])
  })
})
