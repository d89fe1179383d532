import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from './support/auth.ts'
import { addMember, claim, database, openBusiness, type Person, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

type Business = Awaited<ReturnType<typeof openBusiness>>
const invite = async ({ path }: Business, by: Person, email: string, role = 'agent'): Promise<{ id: string }> =>
  bodyOf(by.call('POST', `${path}/invitations`, { email, role }))
const accept = (person: Person, id: string) => person.call('POST', `/v1/invitations/${id}/accept`)
const idOf = async ({ owner, path }: Business, { email }: Person): Promise<string> => {
  const { members } = await bodyOf(owner.call('GET', `${path}/members`))
  return members.find((one: { email: string }) => one.email === email).id
}

describe('an invitation', () => {
  it('is accepted once, also when it is accepted many times at once', async () => {
    const business = await openBusiness()
    const guest = await signUp('Guest')
    const { id } = await invite(business, business.owner, guest.email)
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(guest, id)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404, 404])
    const { members } = await bodyOf(business.owner.call('GET', `${business.path}/members`))
    expect(members).toHaveLength(2)
  })

  it('does not make a member twice who was invited twice at once', async () => {
    const business = await openBusiness()
    const guest = await signUp('Guest')
    const made = await Promise.all([1, 2, 3].map(() => invite(business, business.owner, guest.email)))
    const statuses = (await Promise.all(made.map(({ id }) => accept(guest, id)))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(Math.max(...statuses)).toBeLessThan(500)
  })

  it('is over after a week, for signing up by it too', async () => {
    const business = await openBusiness()
    const guest = await signUp('Guest')
    const { id } = await invite(business, business.owner, guest.email)
    await database().prepare('UPDATE member_invitations SET expires_at = 1 WHERE id = ?').bind(id).run()
    expect((await accept(guest, id)).status).toBe(404)
    expect((await request('GET', `/v1/invitations/${id}`)).status).toBe(404)
  })

  it('ends with the place of whoever made it, so that nobody comes back by a second address', async () => {
    const business = await openBusiness()
    const [rogue, demoted] = [await addMember(business, 'owner'), await addMember(business, 'owner')]
    const [one, other] = [await signUp('Second'), await signUp('Third')]
    const made = [
      await invite(business, rogue, one.email, 'owner'),
      await invite(business, demoted, other.email, 'owner'),
    ]
    await business.owner.call('DELETE', `${business.path}/members/${await idOf(business, rogue)}`)
    const demotion = await idOf(business, demoted)
    await business.owner.call('PATCH', `${business.path}/members/${demotion}`, { role: 'agent' })
    expect((await accept(one, made[0]?.id ?? '')).status).toBe(404)
    expect((await accept(other, made[1]?.id ?? '')).status).toBe(404)
    expect((await bodyOf(business.owner.call('GET', `${business.path}/members`))).invitations).toEqual([])
  })

  it('is for one address, in whatever case it was typed', async () => {
    const business = await openBusiness()
    const guest = await signUp('Guest')
    const { id } = await invite(business, business.owner, guest.email.toUpperCase())
    expect((await accept(guest, id)).status).toBe(200)
  })

  it('takes one role of the four, and no other field', async () => {
    const { owner, path } = await openBusiness()
    const sent = [
      { role: 'owner,agent' },
      { role: ['owner'] },
      { role: 'admin' },
      { role: 'agent', organizationId: 'x' },
    ]
    for (const more of sent) {
      const answer = await owner.call('POST', `${path}/invitations`, { email: 'a@people.test', ...more })
      expect(answer.status).toBe(422)
    }
  })
})

describe('a place in the team', () => {
  it('is not bettered by whoever holds it', async () => {
    const business = await openBusiness()
    for (const role of ['manager', 'agent', 'analyst']) {
      const person = await addMember(business, role)
      const id = await idOf(business, person)
      const tries = [
        person.call('PATCH', `${business.path}/members/${id}`, { role: 'owner' }),
        person.call('POST', `${business.path}/invitations`, { email: 'a@people.test', role: 'owner' }),
        person.call('POST', `${business.path}/keys`, { name: 'Mine', scopes: ['ratings:read'] }),
      ]
      for (const answer of await Promise.all(tries)) expect(await codeOf(answer)).toBe('not_allowed')
    }
  })

  it('is lost at once, in every open session', async () => {
    const business = await openBusiness()
    const person = await addMember(business, 'manager')
    expect((await person.call('GET', `${business.path}/inbox`)).status).toBe(200)
    await business.owner.call('DELETE', `${business.path}/members/${await idOf(business, person)}`)
    expect((await person.call('GET', `${business.path}/inbox`)).status).toBe(404)
  })

  it('of the last owner stays, also when all owners leave at once', async () => {
    const business = await openBusiness()
    const owners = [business.owner, await addMember(business, 'owner'), await addMember(business, 'owner')]
    const ids = await Promise.all(owners.map((owner) => idOf(business, owner)))
    const leave = (owner: Person, at: number) =>
      at % 2
        ? owner.call('DELETE', `${business.path}/members/${ids[at]}`)
        : owner.call('PATCH', `${business.path}/members/${ids[at]}`, { role: 'analyst' })
    const statuses = (await Promise.all(owners.map(leave))).map(({ status }) => status)
    expect(statuses.filter((status) => status < 300)).toHaveLength(2)
    const rows = database().prepare(
      "SELECT count(*) AS n FROM members WHERE role = 'owner' AND business_id = (SELECT id FROM businesses WHERE slug = ?)",
    )
    expect(await rows.bind(business.slug).first('n')).toBe(1)
  })
})

describe('a key', () => {
  const make = async ({ owner, path }: Business, sent: object) =>
    bodyOf(owner.call('POST', `${path}/keys`, { name: 'Till', scopes: ['ratings:read'], ...sent }))

  it('may have a name as long as its contract says', async () => {
    const { owner, path } = await openBusiness()
    const named = (length: number) =>
      owner.call('POST', `${path}/keys`, { name: 'k'.repeat(length), scopes: ['ratings:read'] })
    expect((await named(60)).status).toBe(201)
    expect((await named(61)).status).toBe(422)
  })

  it('cannot be given what makes people, keys or an end', async () => {
    const { owner, path } = await openBusiness()
    for (const scope of ['members:write', 'members:read', 'keys:write', 'keys:read', 'business:delete', '*', 'owner']) {
      const answer = await owner.call('POST', `${path}/keys`, { name: 'Till', scopes: [scope] })
      expect(answer.status, scope).toBe(422)
    }
  })

  it('belongs to its business alone, and to no person', async () => {
    const business = await openBusiness()
    const { key } = await make(business, { scopes: ['ratings:read', 'business:read', 'business:write'] })
    const headers = { authorization: `Bearer ${key}` }
    for (const [method, path] of [
      ['GET', '/v1/me'],
      ['PATCH', '/v1/instance'],
      ['POST', '/v1/businesses'],
    ] as const) {
      const answer = await request(method, path, method === 'GET' ? undefined : { slug: 'x', name: 'X' }, headers)
      expect([401, 403], path).toContain(answer.status)
    }
    const beside = await request('GET', `${business.path}/inbox`, undefined, { 'x-api-key': key })
    expect(beside.status).toBe(401)
  })

  it('is replaced by one that lasts no longer than it was made for', async () => {
    const business = await openBusiness()
    const old = await make(business, { days: 30 })
    const made = await bodyOf(business.owner.call('POST', `${business.path}/keys/${old.id}/rotate`, { hours: 1 }))
    const days = (Date.parse(made.expiresAt) - Date.parse(made.createdAt)) / 86_400_000
    expect(days).toBeCloseTo(30, 1)
    expect(made.scopes).toEqual(old.scopes)
  })
})
