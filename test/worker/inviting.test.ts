import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { newRating } from '../support/rating.ts'
import { addMember, claim, openBusiness } from './support/people.ts'
import { bodyOf, request } from './support/shop.ts'

beforeAll(claim)

const openInviting = async () => {
  const business = await openBusiness()
  const { owner, path } = business
  const id = await env.DB.prepare('SELECT id FROM businesses WHERE slug = ?1').bind(business.slug).first<string>('id')
  const open = async (): Promise<string> =>
    (await bodyOf(owner.call('POST', `${path}/touchpoints`, { name: 'Till', channel: 'qr' }))).code
  const code = await open()
  const invite = async (count: number, more = {}): Promise<string[]> => {
    const { links } = await bodyOf(owner.call('POST', `${path}/touchpoints/${code}/invitations`, { count, ...more }))
    return links.map((link: string) => new URL(link).searchParams.get('i'))
  }
  const rate = (invitation: unknown, more = {}, at = code) =>
    request('POST', `/v1/touchpoints/${at}/ratings`, newRating({ ...more, invitation } as never))
  /** As a browser does that runs the page's script. */
  const follow = (secret: string) => request('GET', `/w/${code}.js?lang=en&i=${secret}`)
  const invited = async (query = '') => (await bodyOf(owner.call('GET', `${path}/insights${query}`))).invited
  const proofs = async () =>
    (await bodyOf(request('GET', `/v1/touchpoints/${code}/ratings`))).ratings.map(
      ({ proof }: { proof: string }) => proof,
    )
  return { ...business, id, code, open, invite, rate, follow, invited, proofs }
}

describe('an invitation', () => {
  it('brings one rating that is invited, and is counted as made, followed and answered', async () => {
    const { invite, follow, rate, invited, proofs } = await openInviting()
    const secrets = await invite(10)
    expect(new Set(secrets).size).toBe(10)
    for (const secret of secrets.slice(0, 4)) expect((await follow(secret)).status).toBe(200)
    // Followed again, it counts no more; answered without a script, it was followed as well.
    await follow(secrets[0] ?? '')
    for (const secret of [secrets[0], secrets[1], secrets[9]]) expect((await rate(secret)).status).toBe(201)
    await rate(null)
    await expect.poll(() => invited()).toMatchObject({ sent: 10, opened: 5, answered: 3 })
    const { openRate, responseRate } = await invited()
    // R: prop.test(3, 10, correct = FALSE), prop.test(5, 10, correct = FALSE)
    expect(responseRate.now.value).toBe(0.3)
    expect(responseRate.now.low).toBeCloseTo(0.1077913, 7)
    expect(responseRate.now.high).toBeCloseTo(0.6032219, 7)
    expect(openRate.now.low).toBeCloseTo(0.2365931, 7)
    expect((await proofs()).sort()).toEqual(['invited', 'invited', 'invited', 'open'])
  })

  it('is good for one of many ratings that arrive at once', async () => {
    const { invite, rate, invited, proofs } = await openInviting()
    const [secret] = await invite(1)
    const answers = await Promise.all(Array.from({ length: 200 }, () => rate(secret)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(199)
    expect(await bodyOf(refused[0] as Response)).toMatchObject({ code: 'invitation_used' })
    expect(await proofs()).toEqual(['invited'])
    expect(await invited()).toMatchObject({ sent: 1, opened: 1, answered: 1 })
  })

  it('does no harm when the same rating is sent again', async () => {
    const { code, invite, invited } = await openInviting()
    const [invitation] = await invite(1)
    const rating = { ...newRating(), invitation }
    const send = (body: object) => request('POST', `/v1/touchpoints/${code}/ratings`, body)
    expect((await send(rating)).status).toBe(201)
    expect((await send(rating)).status).toBe(200)
    expect(await bodyOf(send({ ...rating, invitation: null }))).toMatchObject({ code: 'id_reused' })
    expect(await invited()).toMatchObject({ answered: 1 })
  })

  it('that is unknown, expired, of another touchpoint or business, or none leaves a rating open', async () => {
    const { id, open, invite, rate, proofs, invited } = await openInviting()
    const other = await openInviting()
    const [expired = '', elsewhere = ''] = await invite(2)
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(expired)))
    await env.DB.prepare('UPDATE invitations SET expires_at = 1 WHERE business_id = ?1 AND hash = ?2')
      .bind(id, hash)
      .run()
    const [foreign] = await other.invite(1)
    for (const secret of ['no-such-secret', '', null, undefined, expired, foreign]) {
      expect((await rate(secret)).status).toBe(201)
    }
    const second = await open()
    expect((await rate(elsewhere, {}, second)).status).toBe(201)
    expect(await proofs()).toEqual(Array.from({ length: 6 }, () => 'open'))
    // Nor is it used up by that.
    expect(await bodyOf(rate(elsewhere))).toMatchObject({ state: 'counted' })
    expect((await proofs())[0]).toBe('invited')
    expect(await invited()).toMatchObject({ sent: 2, answered: 1 })
    expect(await other.invited()).toMatchObject({ sent: 1, opened: 0, answered: 0 })
  })

  it.each([[1], [true], [['a']], [{ a: 1 }], ['x'.repeat(101)]])(
    'that is %j is refused as what it is',
    async (wrong) => {
      const { rate } = await openInviting()
      expect(await bodyOf(rate(wrong))).toMatchObject({ code: 'invalid_body', errors: [{ pointer: '/invitation' }] })
    },
  )

  it('leaves nothing that leads from it to its rating', async () => {
    const { id, invite, rate } = await openInviting()
    await rate((await invite(1))[0])
    const row = await env.DB.prepare('SELECT * FROM invitations WHERE business_id = ?1').bind(id).first()
    expect(Object.keys(row ?? {}).sort()).toEqual([
      'answered',
      'business_id',
      'channel',
      'day',
      'expires_at',
      'hash',
      'locale',
      'opened',
      'touchpoint',
    ])
  })

  it('is cleared away when others are made after its end', async () => {
    const { id, invite } = await openInviting()
    await invite(3)
    await env.DB.prepare('UPDATE invitations SET expires_at = 1 WHERE business_id = ?1').bind(id).run()
    await invite(2)
    const left = 'SELECT count(*) AS n FROM invitations WHERE business_id = ?1'
    expect(await env.DB.prepare(left).bind(id).first('n')).toBe(2)
  })

  it('is made by owners and managers, who are noted, and by nobody else', async () => {
    const business = await openInviting()
    const { owner, path, code } = business
    for (const role of ['agent', 'analyst'] as const) {
      const member = await addMember(business, role)
      const answer = await member.call('POST', `${path}/touchpoints/${code}/invitations`, { count: 1 })
      expect(await bodyOf(answer)).toMatchObject({ code: 'not_allowed' })
    }
    await business.invite(7)
    const { entries } = await bodyOf(owner.call('GET', `${path}/audit`))
    expect(entries[0]).toMatchObject({ action: 'invitations.made', target: `7 × ${code}` })
    for (const count of [0, 501, 1.5, '1', null]) {
      const answer = await owner.call('POST', `${path}/touchpoints/${code}/invitations`, { count })
      expect(await bodyOf(answer)).toMatchObject({ code: 'invalid_body' })
    }
  })
})

describe('the page of an invitation', () => {
  it('hands the secret on, in every language, and counts nothing by itself', async () => {
    const { code, invite, invited } = await openInviting()
    const [secret] = await invite(1)
    const page = await (await request('GET', `/r/${code}?i=${secret}`)).text()
    expect(page).toContain(`invitation="${secret}"`)
    expect(page).toContain(`name="invitation" value="${secret}"`)
    expect(page).toContain(`/w/${code}.js?lang=en&amp;i=${secret}`)
    expect(await invited()).toMatchObject({ opened: 0 })
    const odd = await (await request('GET', `/r/${code}?i=${encodeURIComponent('"><b>')}`)).text()
    expect(odd).not.toContain('><b>')
  })

  it('takes the plain form once, and says afterwards that it was answered', async () => {
    const { code, invite, invited, proofs } = await openInviting()
    const [secret = ''] = await invite(1)
    const page = await (await request('GET', `/r/${code}?i=${secret}`)).text()
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
    const fields = { id: field('id'), receipt: field('receipt'), invitation: secret, stars: '4', action: 'rate' }
    const post = (more = {}) =>
      request('POST', `/r/${code}`, new URLSearchParams({ ...fields, ...more }).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
      })
    expect((await post()).status).toBe(303)
    expect(await proofs()).toEqual(['invited'])
    expect(await invited()).toMatchObject({ opened: 1, answered: 1 })
    const { id, receipt } = newRating()
    const again = await post({ id, receipt })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('invitation_used')
    expect(await (await request('GET', `/r/${code}?i=${secret}`)).text()).toContain(
      'This invitation has been answered.',
    )
  })
})
