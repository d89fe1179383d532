import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InboxPage } from '../../worker/contract/case.ts'
import { sendToLane } from '../../worker/lane/send.ts'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const businessOf = async (slug: string) =>
  (await env.DB.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')) ?? ''

type Said = Parameters<typeof newRating>[0]

/** A business with the given comments, or more than a comment, numbered from 1. */
const openSaid = async (said: (string | null | Said)[]) => {
  const shop = await openShop({}, { questions: ['improve', 'speed'] })
  const ratings = said.map((one) => newRating(one === null || typeof one === 'string' ? { comment: one } : one))
  for (const rating of ratings) await shop.rate(rating)
  const id = await businessOf(shop.slug)
  const lane = env.LANES.getByName(id)
  const page = async (typed: string, more = ''): Promise<InboxPage> => {
    const address = `/v1/businesses/${shop.slug}/inbox?${new URLSearchParams({ q: typed })}${more}`
    const answer = await request('GET', address, undefined, operator)
    if (answer.status !== 200) throw new Error(await answer.text())
    return bodyOf(answer)
  }
  const find = async (typed: string, more = '') => (await page(typed, more)).cases.map(({ number }) => number)
  return { ...shop, id, lane, ratings, page, find }
}

describe('words', () => {
  it('are found in any order, all of them, each from its beginning', async () => {
    const { find } = await openSaid(['Warm bread, kind people.', 'Cold bread.', null, 'Warmth all around'])
    expect(await find('bread')).toEqual([2, 1])
    expect(await find('people warm')).toEqual([1])
    expect(await find('war')).toEqual([4, 1])
    expect(await find('read')).toEqual([])
    expect(await find('WARM BRE')).toEqual([1])
  })

  it('in quotes stand as they are', async () => {
    const { find } = await openSaid(['Warm bread', 'Bread so warm', 'Warm breadcrumbs'])
    expect(await find('"warm bread"')).toEqual([1])
    expect(await find('„warm bread“')).toEqual([1])
    expect(await find('"warm bread')).toEqual([3, 1])
    expect(await find('"bread so" war')).toEqual([2])
  })

  it('are found in names and written answers as well, also of who wrote no comment', async () => {
    const { find } = await openSaid([
      { author: 'Bērziņa', comment: 'Warm bread' },
      { answers: { improve: 'More rolls, kind people', speed: 5 } },
      { author: 'Berzins', answers: { improve: 'Warm rolls' } },
      { answers: { speed: 5 } },
    ])
    expect(await find('berz')).toEqual([3, 1])
    expect(await find('rolls')).toEqual([3, 2])
    expect(await find('warm berz')).toEqual([3, 1])
    expect(await find('5')).toEqual([])
    expect(await find('speed')).toEqual([])
    expect(await find('"bread berzina"')).toEqual([])
  })

  it.each([
    ['lv', 'Ļoti garšīgs ķieģelis', 'loti garsigs kieg'],
    ['sk', 'Čerstvý chlieb a ľudia', 'cerstvy ludia'],
    ['fi', 'Hyvää päivää', 'hyvaa PAIVAA'],
    ['el', 'Ωραίος καφές', 'ωραιος ΚΑΦΕΣ'],
    ['el', 'ΚΑΦΕΣ', 'καφές'],
    ['ar', 'خبز طازج', 'طازج'],
    ['he', 'לחם חם', 'לחם'],
    ['hi', 'अच्छी रोटी', 'रोटी'],
    ['full width', 'ＷＡＲＭ', 'warm'],
  ])('do not mind accents or case (%s)', async (_, comment, typed) => {
    const { find } = await openSaid([comment, 'Something else'])
    expect(await find(typed)).toEqual([1])
  })

  it('go with every other filter, and lead from page to page', async () => {
    const { page, find, slug } = await openSaid(Array.from({ length: 12 }, (_, index) => `Bread ${index}`))
    const changes = [{ number: 3, change: { addTags: ['praise'], status: 'open' } }]
    await request('PATCH', `/v1/businesses/${slug}/inbox`, { changes }, operator)
    expect(await find('bread', '&tag=praise')).toEqual([3])
    expect(await find('bread', '&status=open&stars=4')).toEqual([3])
    expect(await find('bread', '&stars=1')).toEqual([])
    const seen: number[] = []
    for (let next: string | null = `/v1/businesses/${slug}/inbox?q=bread&limit=5`; next; ) {
      const one: InboxPage = await bodyOf(request('GET', next, undefined, operator))
      seen.push(...one.cases.map(({ number }) => number))
      next = one.next
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => 12 - index))
    expect((await page('nothing')).next).toBeNull()
  })
})

describe('whatever is typed', () => {
  const hostile = [
    '"', '""', '"""', '*', 'NEAR(', 'NEAR(bread, 3)', 'bread NOT warm', 'OR', 'AND', 'AND OR NOT', 'bread OR', '^bread',
    'comment:bread', '{comment}:bread', '-bread', '+bread', '(bread', 'bread)', "' OR 1=1 --", "'; DROP TABLE words; --",
    '🔥', '🔥🔥🔥 bread', '👩‍👩‍👧', '\u0000', 'bread\u0000"', '\u0000"warm', '\u202Eآ"', '؟!', '«»', '„', '\\', '%_', '!'.repeat(200),
    '"'.repeat(200), '*'.repeat(200), `${'a '.repeat(99)}b`, 'a'.repeat(200), '漢字', 'e\u0301', '\u0301', '\ud800', '\ufffd',
    'ﷺ'.repeat(50), '️', '\n\t', ' ', 'Ω'.repeat(200), '"bread" * "warm"', '"a"b"c"', 'x AND (y', 'rank:1', 'words',
  ] // biome-ignore format: a list to be looked over

  it('is answered', async () => {
    const { page } = await openSaid(['Warm bread'])
    for (const typed of hostile) expect((await page(typed)).next, typed).toBeNull()
  })

  it('is answered when it is no text at all', async () => {
    const { slug } = await openSaid(['Warm bread'])
    for (const typed of ['%', '%00', '%22%00', '%ED%A0%80', '%FF%FE', 'bread%C3', '"*%']) {
      const answer = await request('GET', `/v1/businesses/${slug}/inbox?q=${typed}`, undefined, operator)
      expect(answer.status, typed).toBe(200)
    }
  })

  it('is answered when it is chance', async () => {
    const { page } = await openSaid(['Warm bread'])
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom('"', '*', ' ', '(', ')', ':', '^', '-', 'a', 'NOT ', 'NEAR', '\u0000'),
        maxLength: 40,
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        typed.filter((text) => text.length <= 200),
        async (text) => {
          expect((await page(text)).next).toBeNull()
        },
      ),
      { numRuns: 150 },
    )
  })

  it('finds nothing where it holds no word, and everything where it holds nothing', async () => {
    const { find } = await openSaid(['Warm bread 🔥'])
    expect(await find('🔥')).toEqual([])
    expect(await find('"!?"')).toEqual([])
    expect(await find('  ')).toEqual([1])
    expect(await find('! bread')).toEqual([1])
  })

  it('is refused where it is too long', async () => {
    const { slug } = await openShop()
    const answer = await request('GET', `/v1/businesses/${slug}/inbox?q=${'a'.repeat(201)}`, undefined, operator)
    expect((await bodyOf(answer)).code).toBe('invalid_query')
  })
})

describe('the index', () => {
  it('follows a change, also one that adds or takes the comment', async () => {
    const { find, amend, ratings } = await openSaid(['Warm bread', null, 'Kind people'])
    expect(await find('warm')).toEqual([1])
    const [first, second, third] = ratings as [never, never, never]
    await amend(first, { comment: 'Cold rolls' })
    await amend(second, { comment: 'Warm rolls' })
    await amend(third, { comment: null })
    expect(await find('warm')).toEqual([2])
    expect(await find('rolls')).toEqual([2, 1])
    expect(await find('kind')).toEqual([])
    await amend(first, { comment: 'Cold buns' })
    expect(await find('rolls')).toEqual([2])
    expect(await find('buns')).toEqual([1])
  })

  it('follows a change of name and written answers, and forgets them with the other words', async () => {
    const { find, amend, withdraw, ratings, id } = await openSaid([
      { author: 'Anna', answers: { improve: 'Fresh rolls' } },
      { author: 'Anna', answers: { improve: 'Fresh buns' } },
    ])
    expect(await find('anna fresh')).toEqual([2, 1])
    await amend(ratings[0] as never, { author: 'Ben', answers: { improve: 'Cold rolls' } })
    expect(await find('anna')).toEqual([2])
    expect(await find('ben cold')).toEqual([1])
    await sendToLane(env, { id, shard: 'DB' }, [{ kind: 'forget', id: ratings[0]?.id ?? '' }])
    await withdraw(ratings[1] as never)
    for (const word of ['ben', 'cold', 'anna', 'fresh', 'rolls', 'buns']) expect(await find(word), word).toEqual([])
  })

  it('never finds what was withdrawn', async () => {
    const { find, withdraw, ratings, lane } = await openSaid(['Warm bread', 'Cold bread'])
    expect(await find('bread')).toEqual([2, 1])
    await withdraw(ratings[0] as never)
    expect(await find('bread')).toEqual([2])
    const held = await runInDurableObject(lane, (_, { storage }) =>
      storage.sql.exec('SELECT rowid FROM words WHERE words MATCH ?', 'warm').toArray(),
    )
    expect(held).toEqual([])
  })

  it('forgets the words of erased texts within a day', async () => {
    const { find, withdraw, ratings, lane } = await openSaid(['Confidential matter', 'Cold bread'])
    const lies = (hours: number) =>
      runInDurableObject(lane, async (instance, { storage }) => {
        const key = 'search-erased'
        const erased = storage.kv.get<{ since: number }>(key)
        if (erased) storage.kv.put(key, { ...erased, since: erased.since - hours * 3_600_000 })
        await instance.alarm()
        const found = `SELECT count(*) AS n FROM words_data WHERE instr(hex(block), hex('fidential')) > 0`
        return storage.sql.exec<{ n: number }>(found).one().n
      })
    await find('bread')
    await withdraw(ratings[0] as never)
    expect(await lies(0)).toBe(1)
    expect(await lies(24)).toBe(0)
    expect(await find('bread')).toEqual([2])
  })

  it('is made ahead of time by the alarm', async () => {
    const { lane } = await openSaid(['Warm bread'])
    expect(await runDurableObjectAlarm(lane)).toBe(true)
    const held = await runInDurableObject(lane, (_, { storage }) =>
      storage.sql.exec('SELECT rowid FROM words WHERE words MATCH ?', 'warm').toArray(),
    )
    expect(held).toEqual([{ rowid: 1 }])
    expect(await runDurableObjectAlarm(lane)).toBe(false)
  })

  it('is made anew where it was lost, or has another form', async () => {
    const { find, lane } = await openSaid(['Warm bread', 'Cold bread'])
    expect(await find('bread')).toEqual([2, 1])
    await runInDurableObject(lane, (_, { storage }) => storage.deleteAll())
    expect(await find('bread')).toEqual([2, 1])
    await runInDurableObject(lane, (_, { storage }) => {
      storage.kv.put('search', { ...storage.kv.get<object>('search'), form: 0 })
      storage.sql.exec('DROP TABLE words')
      storage.sql.exec('CREATE TABLE words (old)')
    })
    expect(await find('bread')).toEqual([2, 1])
  })

  it('that held comments alone is made anew', async () => {
    const { find, lane } = await openSaid([{ comment: 'Warm bread', author: 'Anna' }])
    expect(await find('anna')).toEqual([1])
    await runInDurableObject(lane, (_, { storage }) => {
      storage.kv.put('search', { ...storage.kv.get<object>('search'), form: 1 })
      storage.sql.exec('DROP TABLE words')
      storage.sql.exec("CREATE VIRTUAL TABLE words USING fts5(comment, content = '', contentless_delete = 1)")
      storage.sql.exec("INSERT INTO words (rowid, comment) VALUES (1, 'Warm bread')")
    })
    expect(await find('anna')).toEqual([1])
    expect(await find('warm anna')).toEqual([1])
  })

  it('is made anew where the database was brought back to an earlier state', async () => {
    const { find, id } = await openSaid(['Warm bread', 'Cold bread'])
    expect(await find('bread')).toEqual([2, 1])
    await env.DB.batch([
      env.DB.prepare('DELETE FROM ratings WHERE business_id = ? AND seq = 2').bind(id),
      env.DB.prepare('UPDATE heads SET seq = 1, version = 1 WHERE business_id = ?').bind(id),
    ])
    expect(await find('bread')).toEqual([1])
    expect(await find('cold')).toEqual([])
  })

  it('that is far behind lets the page go on until it is there, and misses nothing', async () => {
    const { page, id } = await openSaid(['Warm bread'])
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, comment, publish, received_at, fingerprint)
         WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
         SELECT ?, 1 + i % 5, i, 'x' || i, 'T', 'web', 'open', 'en', '2026-01-01', iif(i % 4000 = 7, 'Rare words', 'Bread ' || i), 0, i, x'00' FROM n`,
      ).bind(id),
      env.DB.prepare('UPDATE heads SET seq = 9000, version = version + 1 WHERE business_id = ?').bind(id),
    ])
    const first = await page('rare')
    expect(first.cases).toEqual([])
    const seen: number[] = []
    let pages = 0
    for (let next = first.next; next; pages += 1) {
      const one: InboxPage = await bodyOf(request('GET', next, undefined, operator))
      seen.push(...one.cases.map(({ number }) => number))
      next = one.next
    }
    expect(seen).toEqual([8007, 4007, 7])
    expect(pages).toBeLessThan(10)
  })
})

describe('a change', () => {
  it('is marked with the version that made it; a new rating is not', async () => {
    const { id, amend, ratings } = await openSaid(['Warm bread', 'Cold bread'])
    await amend(ratings[0] as never, { comment: 'Good bread' })
    const { results } = await env.DB.prepare(
      `SELECT r.seq, r.changed_in AS changedIn, h.version FROM ratings AS r JOIN heads AS h USING (business_id)
       WHERE business_id = ? ORDER BY r.seq`,
    )
      .bind(id)
      .all()
    expect(results).toEqual([
      { seq: 1, changedIn: 3, version: 3 },
      { seq: 2, changedIn: null, version: 3 },
    ])
  })
})
