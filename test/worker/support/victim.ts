// A business full of secrets: whatever of it no stranger may see has the word canary in it.
import { newRating } from '../../support/rating.ts'
import { type Business, keyWith } from './callers.ts'
import { database } from './people.ts'
import { bodyOf, request } from './shop.ts'

export const secret = /canary/i

/** So many ratings, numbered from 1, that the public is not to read. */
export const rateIn = async ({ owner, path }: Business, count: number) => {
  const { code } = await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'web' }))
  for (let at = 0; at < count; at += 1) {
    const rating = newRating({ comment: `Of ${owner.name}`, author: owner.name, publish: false })
    await request('POST', `/v1/touchpoints/${code}/ratings`, rating)
  }
}

export const plantSecrets = async (business: Business) => {
  const { owner, path } = business
  await rateIn(business, 3)
  await owner.call('POST', `${path}/inbox/1/notes`, { text: 'Canary of a note' })
  const change = { addTags: ['canary of a tag'], status: 'open' }
  await owner.call('PATCH', `${path}/inbox`, { changes: [{ number: 1, change }] })
  await owner.call('POST', `${path}/invitations`, { email: 'canary-guest@people.test', role: 'agent' })
  await keyWith(business, ['ratings:read'])
}

const rowsOf = async (sql: string, id: string) => (await database().prepare(sql).bind(id).all()).results
const peopleOf = '(SELECT user_id FROM members WHERE business_id = ?)'

// A session or key that is over is cleared away by whoever tries it, and using a key is noted on it.
const isOver = ({ expires_at }: Record<string, unknown>) => expires_at === 1
const withoutUse = (row: Record<string, unknown>) =>
  'request_count' in row ? { ...row, request_count: 0, last_request: 0, updated_at: 0 } : row

/** Every row of the business and of its people, in every table that names a business. */
export const rowsOfBusiness = async (slug: string): Promise<Record<string, unknown[]>> => {
  const db = database()
  const id = (await db.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')) ?? ''
  const { results } = await db
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'table'`)
    .all<{ name: string; sql: string }>()
  const owned = results
    .filter(({ sql }) => /\bbusiness_id\b/.test(sql))
    .map(({ name }) => [name, `SELECT * FROM "${name}" WHERE business_id = ?`])
  const personal = ['sessions', 'credentials', 'passkeys', 'two_factors'].map((name) => [
    name,
    `SELECT * FROM ${name} WHERE user_id IN ${peopleOf}`,
  ])
  const queries = [
    ['businesses', 'SELECT * FROM businesses WHERE id = ?'],
    ['users', `SELECT * FROM users WHERE id IN ${peopleOf}`],
    ...personal,
    ...owned,
  ] as [string, string][]
  const rows = await Promise.all(queries.map(([, sql]) => rowsOf(sql, id)))
  return Object.fromEntries(
    queries.map(([name], at) => [name, (rows[at] ?? []).filter((row) => !isOver(row)).map(withoutUse)]),
  )
}
