import { beforeAll, describe, expect, it } from 'vitest'
import { addMember, claim, linkIn, mailTo, openBusiness, password, signUp } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

describe('the team', () => {
  it('grows by invitation, which says who invites to what', async () => {
    const { owner, path, slug } = await openBusiness()
    const guest = await signUp('Guest')
    const invitation = await bodyOf(owner.call('POST', `${path}/invitations`, { email: guest.email, role: 'agent' }))
    expect(await mailTo(guest.email)).toBeTruthy()
    expect(invitation.link).toContain(invitation.id)
    const welcome = await bodyOf(request('GET', `/v1/invitations/${invitation.id}`))
    expect(welcome).toEqual({ business: { slug, name: 'Own' }, email: guest.email, role: 'agent', inviter: 'Anna' })
    expect(await bodyOf(guest.call('POST', `/v1/invitations/${invitation.id}/accept`))).toEqual({ slug })
    const { members, invitations } = await bodyOf(owner.call('GET', `${path}/members`))
    expect(members.map(({ role }: { role: string }) => role)).toEqual(['owner', 'agent'])
    expect(invitations).toEqual([])
    expect((await guest.call('POST', `/v1/invitations/${invitation.id}/accept`)).status).toBe(404)
  })

  it('tells of open invitations only whoever may invite: where no mail is set up, the link is all that it takes', async () => {
    const { owner, path } = await openBusiness()
    await owner.call('POST', `${path}/invitations`, { email: 'partner@people.test', role: 'owner' })
    const manager = await addMember({ owner, path }, 'manager')
    expect((await bodyOf(owner.call('GET', `${path}/members`))).invitations).toHaveLength(1)
    const { members, invitations } = await bodyOf(manager.call('GET', `${path}/members`))
    expect([members.length, invitations]).toEqual([2, []])
  })

  it('lets nobody else accept', async () => {
    const { owner, path } = await openBusiness()
    const [guest, thief] = [await signUp('Guest'), await signUp('Thief')]
    const { id } = await bodyOf(owner.call('POST', `${path}/invitations`, { email: guest.email, role: 'owner' }))
    const stolen = await thief.call('POST', `/v1/invitations/${id}/accept`)
    expect((await bodyOf(stolen)).code).toBe('other_recipient')
    await owner.call('DELETE', `${path}/invitations/${id}`)
    expect((await guest.call('POST', `/v1/invitations/${id}/accept`)).status).toBe(404)
  })

  it('keeps an owner, also when two remove each other at once', async () => {
    const business = await openBusiness()
    const { owner, path } = business
    const alone = (await bodyOf(owner.call('GET', `${path}/members`))).members[0]
    expect((await bodyOf(owner.call('DELETE', `${path}/members/${alone.id}`))).code).toBe('last_owner')
    expect((await bodyOf(owner.call('PATCH', `${path}/members/${alone.id}`, { role: 'agent' }))).code).toBe(
      'last_owner',
    )
    const other = await addMember(business, 'owner')
    const { members } = await bodyOf(owner.call('GET', `${path}/members`))
    const answers = await Promise.all([
      owner.call('DELETE', `${path}/members/${members[1].id}`),
      other.call('DELETE', `${path}/members/${members[0].id}`),
    ])
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  it('is left by whoever wants to, whatever the role, but not by the last owner', async () => {
    const business = await openBusiness()
    const { owner, path, slug } = business
    for (const role of ['manager', 'agent', 'analyst'] as const) {
      const member = await addMember(business, role)
      expect((await member.call('DELETE', `/v1/me/businesses/${slug}`)).status).toBe(204)
      expect((await member.call('GET', `${path}/inbox`)).status).toBe(404)
      expect((await bodyOf(member.call('DELETE', `/v1/me/businesses/${slug}`))).code).toBe('unknown_business')
    }
    const { entries } = await bodyOf(owner.call('GET', `${path}/audit`))
    expect(entries[0]).toMatchObject({ actor: 'analyst', action: 'member.left' })
    expect((await bodyOf(owner.call('DELETE', `/v1/me/businesses/${slug}`))).code).toBe('last_owner')
    expect((await owner.call('GET', `${path}/inbox`)).status).toBe(200)
  })

  it('is written into the audit', async () => {
    const business = await openBusiness()
    const agent = await addMember(business, 'agent')
    const { entries } = await bodyOf(business.owner.call('GET', `${business.path}/audit`))
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'member.joined',
      'member.invited',
      'business.opened',
    ])
    expect(entries[0]).toMatchObject({ actor: 'agent', target: `${agent.email}: agent` })
  })

  it('is open to an invited stranger where only the invited may sign up', async () => {
    const { owner, path } = await openBusiness()
    const email = `stranger-${crypto.randomUUID()}@people.test`
    const { id } = await bodyOf(owner.call('POST', `${path}/invitations`, { email, role: 'analyst' }))
    const origin = 'https://candor.test'
    const answer = await request(
      'POST',
      `/v1/auth/sign-up/email?invitation=${id}`,
      { name: 'S', email, password },
      { origin },
    )
    expect(answer.status).toBe(200)
    expect(linkIn(await mailTo(email))).toBeTruthy()
  })
})

describe('a key', () => {
  const make = (business: Awaited<ReturnType<typeof openBusiness>>, scopes = ['touchpoints:write']) =>
    bodyOf(business.owner.call('POST', `${business.path}/keys`, { name: 'Till', scopes }))
  const useKey = (key: string, path: string) =>
    request('POST', `${path}/touchpoints`, { name: 'Till', channel: 'api' }, { authorization: `Bearer ${key}` })

  it('does what its scopes allow, in its own business', async () => {
    const [business, other] = [await openBusiness(), await openBusiness()]
    const { key, start } = await make(business)
    expect(key).toMatch(/^candor_[0-9A-Za-z]{46}$/)
    expect(key.startsWith(start)).toBe(true)
    expect((await useKey(key, business.path)).status).toBe(201)
    const elsewhere = await useKey(key, other.path)
    expect((await bodyOf(elsewhere)).code).toBe('unknown_business')
    const { key: reader } = await make(business, ['ratings:read'])
    expect((await bodyOf(useKey(reader, business.path))).code).toBe('not_allowed')
  })

  it('is told from a mistyped one, and is stored as a hash only', async () => {
    const business = await openBusiness()
    const { key } = await make(business)
    const mistyped = key.slice(0, -1) + (key.endsWith('a') ? 'b' : 'a')
    expect((await bodyOf(useKey(mistyped, business.path))).code).toBe('key_wrong')
    const { keys } = await bodyOf(business.owner.call('GET', `${business.path}/keys`))
    expect(JSON.stringify(keys)).not.toContain(key)
  })

  it('can be replaced while the old one still works, and revoked', async () => {
    const business = await openBusiness()
    const old = await make(business)
    const rotate = (id: string, hours: number) =>
      bodyOf(business.owner.call('POST', `${business.path}/keys/${id}/rotate`, { hours }))
    const second = await rotate(old.id, 24)
    for (const { key } of [old, second]) expect((await useKey(key, business.path)).status).toBe(201)
    const third = await rotate(second.id, 0)
    expect((await bodyOf(useKey(second.key, business.path))).code).toBe('key_wrong')
    expect((await business.owner.call('DELETE', `${business.path}/keys/${third.id}`)).status).toBe(204)
    expect((await bodyOf(useKey(third.key, business.path))).code).toBe('key_wrong')
    expect((await business.owner.call('DELETE', `${business.path}/keys/${third.id}`)).status).toBe(404)
  })

  it('notes when it was used', async () => {
    const business = await openBusiness()
    const { key } = await make(business)
    const lastUsed = async () => (await bodyOf(business.owner.call('GET', `${business.path}/keys`))).keys[0].lastUsedAt
    expect(await lastUsed()).toBeNull()
    await useKey(key, business.path)
    await expect.poll(lastUsed).not.toBeNull()
  })
})
