import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ExportedRating, exportColumns } from '../../worker/contract/export.ts'
import { exportMapping, readReviews } from '../../worker/local/reviews.ts'
import { newRating } from '../support/rating.ts'
import { addMember, claim, database, openBusiness as openWith, type Person, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

let anna: Person
beforeAll(async () => {
  await claim()
  anna = await signUp('Anna')
})

type Sent = Parameters<typeof newRating>[0]

const openRated = async (ratings: Sent[]) => {
  const business = await openWith(anna)
  const { path } = business
  const { code } = await bodyOf(anna.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'qr' }))
  const sent = ratings.map((rating) => newRating(rating))
  for (const rating of sent) await request('POST', `/v1/touchpoints/${code}/ratings`, rating)
  const withdraw = (index: number) =>
    request('DELETE', `/v1/touchpoints/${code}/ratings/${sent[index]?.id}`, undefined, {
      authorization: `Bearer ${sent[index]?.receipt}`,
    })
  return { ...business, code, sent, withdraw }
}

/** Not by text(), which warns of types that it does not know. It leaves out the byte order mark, as readers do. */
const textOf = async (address: string) =>
  new TextDecoder().decode(await (await anna.call('GET', address)).arrayBuffer())
const csvOf = (path: string) => textOf(`${path}/export.csv`)
const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data
const linesOf = async (path: string): Promise<ExportedRating[]> =>
  (await textOf(`${path}/export.ndjson`))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('the export', () => {
  it('has every rating with all that its business may see, in order of arrival', async () => {
    const { path, code, withdraw } = await openRated([
      { stars: 5, comment: 'Between us.', author: 'Ben' },
      { stars: 1, comment: 'Gone soon.', publish: true },
      { stars: 3, comment: 'About the rye.', publish: true, subject: 'Rye', locale: 'lv' },
    ])
    await withdraw(1)
    await anna.call('PUT', `${path}/inbox/1/reply`, { text: 'Thank you.' })
    await anna.call('PUT', `${path}/inbox/3/withholding`, { reason: 'off_topic' })
    await anna.call('PATCH', `${path}/inbox`, { changes: [{ number: 3, change: { addTags: ['rye', 'salt'] } }] })
    const lines = await linesOf(path)
    expect(lines).toMatchObject([
      {
        number: 1,
        stars: 5,
        state: 'counted',
        comment: 'Between us.',
        author: 'Ben',
        publish: false,
        touchpoint: code,
        channel: 'qr',
        proof: 'open',
        status: 'in_progress',
        answers: {},
        reply: { text: 'Thank you.', author: 'Anna' },
      },
      { number: 2, stars: 1, state: 'withdrawn', comment: null, author: null },
      {
        number: 3,
        subject: 'Rye',
        locale: 'lv',
        withheld: 'off_topic',
        comment: 'About the rye.',
        tags: ['rye', 'salt'],
      },
    ])
    const rows = rowsOf(await csvOf(path))
    expect(rows.map(({ number, stars, state, publish }) => [number, stars, state, publish])).toEqual([
      ['1', '5', 'counted', 'false'],
      ['2', '1', 'withdrawn', 'false'],
      ['3', '3', 'counted', 'true'],
    ])
    expect(rows[0]).toMatchObject({ comment: 'Between us.', reply: 'Thank you.', repliedBy: 'Anna' })
    expect(rows[2]).toMatchObject({ tags: 'rye, salt', withheld: 'off_topic', receivedAt: lines[2]?.receivedAt })
  })

  it('has who is in charge and what was done, notes among it, in the file for programs', async () => {
    const business = await openRated([{ comment: 'Cold.' }, { comment: 'Gone soon.' }, {}])
    const { path, withdraw } = business
    const ben = await addMember(business, 'agent', 'Ben')
    const { id } = await bodyOf(ben.call('GET', '/v1/me'))
    const change = { assignee: id, addTags: ['bread'] }
    await anna.call('PATCH', `${path}/inbox`, { changes: [1, 2].map((number) => ({ number, change })) })
    for (const number of [1, 2]) await ben.call('POST', `${path}/inbox/${number}/notes`, { text: `Called ${number}.` })
    await withdraw(1)
    const [first, second, third] = await linesOf(path)
    expect(first?.assignee).toEqual({ id, name: 'Ben' })
    const { events } = await bodyOf(anna.call('GET', `${path}/inbox/1`))
    expect(first?.events).toEqual(events)
    expect(events.at(-1)).toMatchObject({ actor: 'Ben', kind: 'noted', detail: 'Called 1.' })
    expect(second).toMatchObject({ state: 'withdrawn', events: [] })
    expect(third).toMatchObject({ assignee: null, events: [] })
    const { members } = await bodyOf(anna.call('GET', `${path}/members`))
    const member = members.find((one: { name: string }) => one.name === 'Ben')
    await anna.call('DELETE', `${path}/members/${member.id}`)
    expect((await linesOf(path))[0]?.assignee).toEqual({ id, name: null })
    expect(await csvOf(path)).not.toMatch(/Called|Ben/)
  })

  it('misses nothing of a history that is longer than what is read at once', async () => {
    const { path, slug } = await openRated([{}, {}])
    const db = database()
    await db
      .prepare(
        `INSERT INTO case_events (business_id, seq, id, at, actor, kind, detail)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4100)
         SELECT b.id, 1 + i % 2, printf('%05d', i), i, 'Anna', 'noted', 'Note ' || i FROM n, businesses AS b WHERE b.slug = ?`,
      )
      .bind(slug)
      .run()
    const notes = (await linesOf(path)).flatMap(({ events }) => events.map(({ detail }) => detail))
    expect(new Set(notes).size).toBe(4100)
    expect(notes).toHaveLength(4100)
  })

  it('tells no id, no receipt and no hash', async () => {
    const { path, sent } = await openRated([{ comment: 'Good.' }])
    const everything = (await csvOf(path)) + JSON.stringify(await linesOf(path))
    for (const secret of [sent[0]?.id, sent[0]?.receipt]) expect(everything).not.toContain(secret)
    expect(everything).not.toMatch(/receipt_?hash|fingerprint|[0-9a-f]{64}/i)
  })

  it('is a file, kept by nobody on the way, and written into the audit', async () => {
    const { path, slug } = await openRated([{}])
    const answer = await anna.call('GET', `${path}/export.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${slug}-ratings.csv"`)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    const { entries } = await bodyOf(anna.call('GET', `${path}/audit`))
    expect(entries[0]).toMatchObject({ action: 'data.exported', target: 'csv' })
  })

  it('of a business without ratings has its head alone', async () => {
    const { path } = await openRated([])
    expect(await csvOf(path)).toBe(`${exportColumns.join(',')}\r\n`)
    expect(await linesOf(path)).toEqual([])
  })

  it.each([
    '=HYPERLINK("https://evil.example")',
    '+1',
    '-1+1',
    '@SUM(1)',
    "'=1",
    "''@x",
    '＝1',
    'Two\nlines, "quoted"; \'single\'',
    "'tis good",
    '\u2028 and šķērsām ☕',
  ])('is harmless in a spreadsheet, and gives back %j as it was', async (comment) => {
    const { path } = await openRated([{ comment, author: comment.slice(0, 5), publish: true }])
    const csv = await csvOf(path)
    expect(rowsOf(csv)[0]?.comment).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    const { reviews } = readReviews(csv, exportMapping(csv) as never)
    expect(reviews[0]?.comment).toBe((await linesOf(path))[0]?.comment)
  })

  it('can be brought in elsewhere, once however often, without what was withdrawn', async () => {
    const from = await openRated([
      { stars: 5, comment: '=1+1', author: '@ben', publish: true, subject: 'Rye', locale: 'fi' },
      { stars: 2, comment: 'Gone soon.' },
      { stars: 4 },
      { stars: 1, comment: 'Two\r\nlines, "quoted".', locale: 'el' },
    ])
    await from.withdraw(1)
    const to = await openRated([])
    const csv = await csvOf(from.path)
    const mapping = exportMapping(csv)
    if (!mapping) throw new Error('the export is not known as one')
    const { reviews, problems } = readReviews(csv, mapping)
    expect(problems).toEqual([])
    const bringIn = () =>
      bodyOf(anna.call('POST', `${to.path}/imports`, { source: 'x', touchpoint: to.code, ratings: reviews }))
    expect(await bringIn()).toMatchObject({ added: 3, known: 0, differing: [] })
    expect(await bringIn()).toMatchObject({ added: 0, known: 3, differing: [] })
    const words = (ratings: ExportedRating[]) =>
      ratings
        .filter(({ state }) => state === 'counted')
        .map(({ stars, comment, author, subject, locale, receivedAt }) => ({
          stars,
          comment,
          author,
          subject,
          locale,
          receivedAt,
        }))
    expect(words(await linesOf(to.path))).toEqual(words(await linesOf(from.path)))
  })

  it('comes in parts: 100,000 ratings, each of them once', async () => {
    const { path, slug } = await openRated([])
    const db = database()
    const id = await db.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
    await db
      .prepare(
        `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, publish, received_at, fingerprint, comment)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
         SELECT ?, 1 + i % 5, i, 'x' || i, 'T', 'web', 'open', 'en', '2026-01-01', 1, i, x'00', 'Comment ' || i FROM n`,
      )
      .bind(id)
      .run()
    await db.prepare('INSERT INTO heads (business_id, seq, version) VALUES (?, 100000, 1)').bind(id).run()
    const answer = await anna.call('GET', `${path}/export.ndjson`)
    let [count, parts, last] = [0, 0, '']
    const decoder = new TextDecoder()
    for await (const part of answer.body as ReadableStream<Uint8Array>) {
      const lines = (last + decoder.decode(part, { stream: true })).split('\n')
      last = lines.pop() ?? ''
      for (const line of lines) if (JSON.parse(line).number !== ++count) throw new Error(`after ${count}: ${line}`)
      parts += 1
    }
    expect([count, last]).toEqual([100_000, ''])
    expect(parts).toBeGreaterThanOrEqual(100)
  })
})
