import { beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../worker/contract/audit.ts'
import type { Case } from '../../worker/contract/case.ts'
import { newRating } from '../support/rating.ts'
import { addMember, claim, database, openBusiness, type Person } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

/** A business with ratings of the given stars and comments, numbered from 1. */
const openRated = async (ratings: Parameters<typeof newRating>[0][] = [{}], questions: string[] = []) => {
  const business = await openBusiness()
  const { owner, path } = business
  const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web', questions }))
  const sent = ratings.map((rating) => newRating(rating))
  for (const rating of sent) await request('POST', `/v1/touchpoints/${code}/ratings`, rating)
  const inbox = async (query = ''): Promise<{ cases: Case[]; next: string | null }> =>
    bodyOf(owner.call('GET', `${path}/inbox${query}`))
  const numbers = async (query = '') => (await inbox(query)).cases.map(({ number }) => number)
  const act = (method: string, number: number, deed: string, body?: unknown) =>
    bodyOf(owner.call(method, `${path}/inbox/${number}${deed}`, body))
  const publicList = async () => (await bodyOf(request('GET', `${path}/ratings`))).ratings
  return { ...business, code, sent, inbox, numbers, act, publicList }
}

describe('the inbox', () => {
  it('shows every rating, newest first, also what the public does not see', async () => {
    const { inbox } = await openRated([
      { stars: 2, comment: 'Between us.' },
      { stars: 5, publish: true, comment: 'Good.' },
    ])
    const { cases, next } = await inbox()
    expect(next).toBeNull()
    expect(cases).toMatchObject([
      { number: 2, stars: 5, status: 'new', tags: [], reply: null },
      { number: 1, stars: 2, comment: 'Between us.', publish: false },
    ])
  })

  it('says when its customer changed a rating', async () => {
    const { inbox, act, code, sent } = await openRated([{ comment: 'Cold bread.' }, { comment: 'Warm bread.' }])
    const receipt = { authorization: `Bearer ${sent[0]?.receipt}` }
    const address = `/v1/touchpoints/${code}/ratings/${sent[0]?.id}`
    const { amendedAt } = await bodyOf(request('PATCH', address, { comment: 'Warm after all.' }, receipt))
    expect(Date.parse(amendedAt)).toBeGreaterThan(Date.now() - 60_000)
    expect((await inbox()).cases).toMatchObject([
      { number: 2, amended: false, amendedAt: null },
      { number: 1, amended: true, amendedAt },
    ])
    expect((await act('GET', 1, '')).public).not.toHaveProperty('amendedAt')
  })

  it('takes a follow-up back to before it began, unless somebody replied or is in charge', async () => {
    const { owner, path, inbox, numbers, act } = await openRated([{ comment: 'One.' }, { comment: 'Two.' }, {}])
    const user = await bodyOf(owner.call('GET', '/v1/me'))
    const change = (changes: unknown[]) => owner.call('PATCH', `${path}/inbox`, { changes })
    await act('PUT', 1, '/reply', { text: 'Thank you.' })
    await change([
      { number: 1, change: { status: 'resolved' } },
      { number: 2, change: { status: 'resolved', assignee: user.id, addTags: ['salt'] } },
      { number: 3, change: { status: 'resolved' } },
    ])
    const back = [
      { number: 1, change: { status: 'new' } },
      { number: 2, change: { status: 'new', removeTags: ['salt'] } },
      { number: 3, change: { status: 'new' } },
    ]
    expect((await change(back)).status).toBe(204)
    expect((await inbox()).cases.map(({ status }) => status)).toEqual(['new', 'open', 'open'])
    await change([{ number: 2, change: { status: 'new', assignee: null } }])
    expect(await numbers('?status=new')).toEqual([3, 2])
  })

  it('leads from page to page without a gap or a repeat', async () => {
    const { owner, path } = await openRated(Array.from({ length: 23 }, (_, index) => ({ stars: (index % 5) + 1 })))
    const seen: number[] = []
    for (let next: string | null = `${path}/inbox?limit=5`; next; ) {
      const page: { cases: Case[]; next: string | null } = await bodyOf(owner.call('GET', next))
      seen.push(...page.cases.map(({ number }) => number))
      next = page.next
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => 23 - index))
  })

  it('filters by stars, text, status, tag and person in charge', async () => {
    const business = await openRated([{ stars: 1, comment: 'Cold.' }, { stars: 5 }, { stars: 1 }])
    const { owner, path, numbers, act } = business
    expect(await numbers('?stars=1')).toEqual([3, 1])
    expect(await numbers('?text=true')).toEqual([1])
    const agent = await addMember(business, 'agent')
    const { user } = await bodyOf(agent.call('GET', '/v1/auth/get-session'))
    const changes = [
      { number: 1, change: { status: 'open', assignee: user.id } },
      { number: 2, change: { addTags: ['praise'] } },
    ]
    expect((await owner.call('PATCH', `${path}/inbox`, { changes })).status).toBe(204)
    expect(await numbers('?status=open')).toEqual([2, 1])
    expect(await numbers('?status=new')).toEqual([3])
    expect(await numbers('?tag=praise')).toEqual([2])
    expect(await numbers(`?assignee=${user.id}`)).toEqual([1])
    expect(await numbers(`?assignee=${user.id}&stars=5`)).toEqual([])
    expect(await numbers('?assignee=nobody')).toEqual([3, 2])
    await owner.call('PATCH', `${path}/inbox`, { changes: [{ number: 1, change: { status: 'resolved' } }] })
    expect(await numbers('?status=unresolved')).toEqual([3, 2])
    expect((await act('GET', 1, '')).events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'status_set',
      'assigned',
      'status_set',
    ])
  })

  it('filters by what the contact was about, how the customer felt, and who would recommend', async () => {
    const questions = ['contact_reason', 'emotion', 'recommend']
    const { numbers } = await openRated(
      [
        { stars: 1, answers: { contact_reason: 1, emotion: 1, recommend: 6 } },
        { stars: 5, answers: { contact_reason: 10, emotion: 5, recommend: 9 }, publish: true },
        { stars: 5, answers: { contact_reason: 11, emotion: 5, recommend: 10 }, contact: 'anna@people.test' },
        { stars: 5, answers: { recommend: 10 } },
        { stars: 4, answers: { recommend: 8 }, publish: true },
        {},
      ],
      questions,
    )
    expect(await numbers('?reason=1')).toEqual([1])
    expect(await numbers('?reason=11')).toEqual([3])
    expect(await numbers('?emotion=5')).toEqual([3, 2])
    expect(await numbers('?emotion=5&reason=10')).toEqual([2])
    expect(await numbers('?recommends=advocates')).toEqual([3, 2])
    expect(await numbers('?recommends=detractors')).toEqual([1])
  })

  it.each(['reason=0', 'reason=12', 'reason=1.5', 'reason=complaint', 'emotion=6', 'recommends=all'])(
    'refuses a filter that no rating can match: %s',
    async (query) => {
      const { owner, path } = await openRated([])
      const answer = await owner.call('GET', `${path}/inbox?${query}`)
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([422, 'invalid_query'])
    },
  )

  it('filters by whether there is a reply', async () => {
    const { numbers, act } = await openRated([{ comment: 'Cold.' }, { comment: 'Warm.' }, {}])
    await act('PUT', 2, '/reply', { text: 'Thank you.' })
    expect(await numbers('?answered=true')).toEqual([2])
    expect(await numbers('?answered=false')).toEqual([3, 1])
    expect(await numbers('?answered=false&text=true')).toEqual([1])
    await act('DELETE', 2, '/reply')
    expect(await numbers('?answered=true')).toEqual([])
  })

  it('changes all or none', async () => {
    const { owner, path, numbers } = await openRated([{}, {}])
    const changes = [
      { number: 1, change: { status: 'resolved' } },
      { number: 99, change: { status: 'resolved' } },
    ]
    expect((await bodyOf(owner.call('PATCH', `${path}/inbox`, { changes }))).code).toBe('unknown_rating')
    const stranger = [{ number: 1, change: { assignee: 'somebody-else' } }]
    expect((await bodyOf(owner.call('PATCH', `${path}/inbox`, { changes: stranger }))).code).toBe('unknown_member')
    expect(await numbers('?status=new')).toEqual([2, 1])
  })
})

describe('a reply', () => {
  it('is public, can be edited, and moves the case on', async () => {
    const { act, publicList } = await openRated([{ publish: true, comment: 'Cold.' }])
    const first = await act('PUT', 1, '/reply', { text: 'Sorry.' })
    expect(first.case).toMatchObject({
      status: 'in_progress',
      reply: { text: 'Sorry.', author: 'Anna', editedAt: null },
    })
    await act('PUT', 1, '/reply', { text: 'We are sorry.' })
    expect(await publicList()).toMatchObject([{ comment: 'Cold.', reply: { text: 'We are sorry.' } }])
    expect((await publicList())[0].reply).not.toHaveProperty('author')
    expect((await publicList())[0].reply.editedAt).not.toBeNull()
    const removed = await act('DELETE', 1, '/reply')
    expect(removed.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'replied',
      'reply_edited',
      'reply_removed',
    ])
    expect((await publicList())[0].reply).toBeNull()
  })

  it('makes the public pages of the business new', async () => {
    const { act, path } = await openRated([{ publish: true, comment: 'Cold.' }])
    const version = async () => (await bodyOf(request('GET', path))).version
    const before = await version()
    await act('PUT', 1, '/reply', { text: 'Sorry.' })
    expect(await version()).not.toBe(before)
  })
})

describe('withholding', () => {
  it('hides the text and says why, and never touches the stars', async () => {
    const { act, path, publicList } = await openRated([
      { stars: 1, publish: true, comment: 'Call 555-1234.', author: 'Ben' },
    ])
    const before = await bodyOf(request('GET', `${path}/summary`))
    const { public: seen } = await act('PUT', 1, '/withholding', { reason: 'personal_data' })
    expect(seen).toMatchObject({ stars: 1, comment: null, author: null, withheld: 'personal_data' })
    expect(await publicList()).toMatchObject([{ stars: 1, comment: null, author: null, withheld: 'personal_data' }])
    expect((await publicList())[0]).toEqual(seen)
    expect(await bodyOf(request('GET', `${path}/summary`))).toEqual(before)
    await act('DELETE', 1, '/withholding')
    expect(await publicList()).toMatchObject([{ comment: 'Call 555-1234.', withheld: null }])
  })

  it('needs a reason from the closed list', async () => {
    const { act, publicList } = await openRated([{ stars: 1, publish: true, comment: 'Bad.' }])
    expect((await act('PUT', 1, '/withholding', { reason: 'one_star' })).code).toBe('invalid_body')
    expect(await publicList()).toMatchObject([{ comment: 'Bad.' }])
  })
})

describe('a testimonial', () => {
  it('is a comment that the public sees', async () => {
    const { act } = await openRated([{ comment: 'Between us.' }, { publish: true, comment: 'Good.' }])
    expect((await act('PUT', 1, '/testimonial')).code).toBe('not_shown')
    expect((await act('PUT', 2, '/testimonial')).case.featured).toBe(true)
    expect((await act('PUT', 2, '/withholding', { reason: 'off_topic' })).case.featured).toBe(false)
  })
})

describe('a withdrawn rating', () => {
  it('leaves the inbox', async () => {
    const { numbers, act, sent, code } = await openRated([{}, {}])
    const [first] = sent
    await request('DELETE', `/v1/touchpoints/${code}/ratings/${first?.id}`, undefined, {
      authorization: `Bearer ${first?.receipt}`,
    })
    expect(await numbers()).toEqual([2])
    expect((await act('GET', 1, '')).code).toBe('unknown_rating')
  })
})

describe('the audit', () => {
  const said = async (business: { owner: Person; path: string }) => {
    const { entries } = await bodyOf(business.owner.call('GET', `${business.path}/audit?limit=100`))
    return entries.map(({ action, target, actor }: AuditEntry) => [action, target, actor]).toReversed()
  }

  it('knows who replied, withheld and featured, and which rating it was', async () => {
    const business = await openRated([
      { publish: true, comment: 'Good.' },
      { publish: true, comment: 'Bad.' },
    ])
    const { owner, act } = business
    const before = (await said(business)).length
    await act('PUT', 1, '/reply', { text: 'Thank you.' })
    await act('PUT', 1, '/reply', { text: 'Thanks.' })
    await act('DELETE', 1, '/reply')
    await act('PUT', 1, '/testimonial')
    await act('DELETE', 1, '/testimonial')
    await act('PUT', 2, '/withholding', { reason: 'off_topic' })
    await act('DELETE', 2, '/withholding')
    expect((await said(business)).slice(before)).toEqual([
      ['reply.made', '1', owner.name],
      ['reply.edited', '1', owner.name],
      ['reply.removed', '1', owner.name],
      ['comment.featured', '1', owner.name],
      ['comment.unfeatured', '1', owner.name],
      ['text.withheld', '2', owner.name],
      ['text.shown_again', '2', owner.name],
    ])
  })

  it('says nothing of what is refused or changes nothing, nor of what colleagues tell each other', async () => {
    const business = await openRated([{ publish: true, comment: 'Good.' }, { comment: 'Between us.' }])
    const before = await said(business)
    for (const deed of ['/reply', '/withholding', '/testimonial']) await business.act('DELETE', 1, deed)
    await business.act('POST', 1, '/notes', { text: 'Call them.' })
    expect((await business.act('PUT', 2, '/testimonial')).code).toBe('not_shown')
    expect(await said(business)).toEqual(before)
  })
})

describe('the cost of a page', () => {
  it('does not grow with the number of ratings', async () => {
    const { inbox, path } = await openRated([{}])
    const { id } = (await database()
      .prepare('SELECT id FROM businesses WHERE slug = ?')
      .bind(path.split('/').at(-1))
      .first<{
        id: string
      }>()) as { id: string }
    await database()
      .prepare(
        `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, publish, received_at, fingerprint)
         WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
         SELECT ?, 1 + i % 5, i, 'x' || i, 'T', 'web', 'open', 'en', '2026-01-01', 0, i, x'00' FROM n`,
      )
      .bind(id)
      .run()
    await database().prepare('UPDATE heads SET seq = 20000, version = version + 1 WHERE business_id = ?').bind(id).run()
    expect((await inbox()).cases).toHaveLength(50)
    // A filter that nothing matches looks so far and no further, and says where it goes on.
    const none = await inbox('?channel=phone')
    expect(none.cases).toEqual([])
    expect(none.next).not.toBeNull()
  })
})
