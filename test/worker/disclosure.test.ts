// What anybody is told of all ratings: by star, source and reason, with what was asked, at a price that does not grow.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { planCommit } from '../../worker/lane/plan.ts'
import { readHead, writePlan } from '../../worker/lane/store.ts'
import { disclose } from '../../worker/ledger/disclose.ts'
import { ratingDraft } from '../support/draft.ts'
import { newRating } from '../support/rating.ts'
import { bodyOf, openShop, operator, request } from './support/shop.ts'

const disclosureOf = (slug: string) => bodyOf(request('GET', `/v1/businesses/${slug}/disclosure`))

describe('the disclosure', () => {
  it('says by channel and proof what stands, what the score leaves out, and the stars of what was withdrawn', async () => {
    const { slug, code, rate, addTouchpoint, withdraw } = await openShop()
    const door = await addTouchpoint({ name: 'Door', channel: 'qr' })
    const [gone, other] = [newRating({ stars: 1 }), newRating({ stars: 4 })]
    await rate(gone)
    await rate(other)
    await rate(newRating({ stars: 5, comment: 'Warm.' }))
    await request('POST', `/v1/touchpoints/${door.code}/ratings`, newRating({ stars: 5 }))
    await withdraw(gone)
    const brought = { source: 'test', touchpoint: code, ratings: [{ sourceId: 'one', stars: 2, comment: 'Old.' }] }
    await request('POST', `/v1/businesses/${slug}/imports`, brought, operator)
    expect(await disclosureOf(slug)).toMatchObject({
      received: 5,
      counted: { open: [0, 0, 0, 1, 2], imported: [0, 1, 0, 0, 0] },
      channels: { web: [0, 1, 0, 1, 1], qr: [0, 0, 0, 0, 1] },
      summary: { n: 3, leftOut: { imported: 1 } },
      withdrawn: 1,
      withdrawnStars: [1, 0, 0, 0, 0],
      texts: [0, 1, 0, 0, 1],
      invitations: { sent: 0, opened: 0, answered: 0 },
    })
  })

  it('counts a withdrawal once, with the stars that it ended with, and not before it', async () => {
    const { slug, rate, amend, withdraw } = await openShop()
    const rating = newRating({ stars: 2 })
    await rate(rating)
    await amend(rating, { stars: 3 })
    expect((await disclosureOf(slug)).withdrawnStars).toEqual([0, 0, 0, 0, 0])
    await withdraw(rating)
    await withdraw(rating)
    expect((await disclosureOf(slug)).withdrawnStars).toEqual([0, 0, 1, 0, 0])
  })

  it('says how many invitations were sent and answered', async () => {
    const { slug, code, ratings } = await openShop()
    const path = `/v1/businesses/${slug}/touchpoints/${code}/invitations`
    const { links } = await bodyOf(request('POST', path, { count: 3 }, operator))
    const invitation = new URL(links[0]).searchParams.get('i')
    for (const stars of [4, 5]) await request('POST', ratings, newRating({ stars, invitation }))
    const { invitations, counted } = await disclosureOf(slug)
    expect(invitations).toMatchObject({ sent: 3, answered: 1 })
    expect(counted.invited).toEqual([0, 0, 0, 1, 0])
  })

  it('reads as many rows for 2,000 ratings as for 50', async () => {
    const read = async (n: number) => {
      const id = crypto.randomUUID()
      for (let start = 0; start < n; start += 500) {
        const writes = Array.from({ length: Math.min(500, n - start) }, (_, at) => ({
          kind: 'rate' as const,
          rating: ratingDraft({ stars: 1 + (at % 5) }),
        }))
        await writePlan(env.DB, id, planCommit(await readHead(env.DB, id), new Map(), writes))
      }
      const withheld = `INSERT INTO withholdings (business_id, seq, reason, withheld_at) VALUES (?, 3, 'illegal', 1), (?, 9, 'fraud', 1)`
      await env.DB.prepare(withheld).bind(id, id).run()
      let rows = 0
      const batch: D1Database['batch'] = async <T>(statements: D1PreparedStatement[]) => {
        const results = await env.DB.batch<T>(statements)
        rows += results.reduce((sum, { meta }) => sum + meta.rows_read, 0)
        return results
      }
      const metered = new Proxy(env.DB, {
        get: (db, name) => (name === 'batch' ? batch : Reflect.get(db, name).bind(db)),
      })
      expect((await disclose(metered, id)).received).toBe(n)
      return rows
    }
    const [few, many] = [await read(50), await read(2000)]
    // A scan may look one row past its end.
    expect(Math.abs(many - few)).toBeLessThanOrEqual(2)
    console.log(`a disclosure reads ${many} rows`)
  })
})
