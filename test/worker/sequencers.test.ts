// Two that write for the same business at once, each certain to be the only one: as when the platform moves a Durable Object
// and the old one does not know it yet. The ledger does not fork, and nothing is lost or doubled.
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { RecentArrivals } from '../../worker/lane/arrivals.ts'
import { Committer } from '../../worker/lane/committer.ts'
import type { Outcome, Write } from '../../worker/lane/writes.ts'
import { sealLedger } from '../../worker/ledger/seal.ts'
import { ratingDraft } from '../support/draft.ts'
import { countsOf, entriesOf } from './support/recount.ts'

type Business = { id: string; shard: string }

const write = (): Write => ({ kind: 'rate', rating: ratingDraft({ comment: null }) })
const isSaved = (outcome: Outcome | undefined) => outcome !== undefined && 'rating' in outcome

/** Until all are saved, however often the other one was faster. Answers with how often it had to be sent again. */
const insist = async (committer: Committer, business: Business, writes: Write[]): Promise<number> => {
  for (let again = 0; again < 200; again += 1) {
    const outcomes = await committer.commit(business, writes)
    if (outcomes.every(isSaved)) return again
  }
  throw new Error('it was never saved')
}

const sealing = async ({ id }: Business) => {
  for (let times = 0; times < 12; times += 1) await sealLedger(env, env.DB, id).catch(() => undefined)
}

describe('two sequencers at once', () => {
  it('write one log, with every rating in it once, whoever is faster', async () => {
    const business = { id: crypto.randomUUID(), shard: 'DB' }
    const ids: string[] = []
    const sequence = async (committer: Committer) => {
      for (let round = 0; round < 25; round += 1) {
        const writes = Array.from({ length: 1 + (round % 4) }, write)
        ids.push(...writes.map((one) => (one.kind === 'rate' ? one.rating.id : '')))
        await insist(committer, business, writes)
      }
    }
    const [one, other] = [new Committer(env, new RecentArrivals()), new Committer(env, new RecentArrivals())]
    await Promise.all([sequence(one), sequence(other), sealing(business), sealing(business)])
    await sealLedger(env, env.DB, business.id)

    const entries = await entriesOf(business.id)
    expect(entries.map(({ rating }) => rating).toSorted()).toEqual(ids.toSorted())
    const { results } = await env.DB.prepare('SELECT seq, entry, id FROM ratings WHERE business_id = ? ORDER BY seq')
      .bind(business.id)
      .all<{ seq: number; entry: number; id: string }>()
    expect(results.map(({ seq }) => seq)).toEqual(ids.map((_, at) => at + 1))
    expect(results.map(({ entry }) => entries[entry]?.rating)).toEqual(results.map(({ id }) => id))
    const { stored, recounted, differences } = await countsOf(business.id)
    expect(stored).toEqual(recounted)
    expect(differences).toEqual([])
    const signed = await env.DB.prepare('SELECT size, previous FROM checkpoints WHERE business_id = ? ORDER BY size')
      .bind(business.id)
      .all<{ size: number; previous: number }>()
    const sizes = signed.results.map(({ size }) => size)
    // One chain: each follows the one before it.
    expect(signed.results.map(({ previous }) => previous)).toEqual([-1, ...sizes.slice(0, -1)])
    expect(sizes.at(-1)).toBe(ids.length)
  })

  it('give each change of one rating one place, when both make it', async () => {
    const business = { id: crypto.randomUUID(), shard: 'DB' }
    const rating = ratingDraft({ receiptHash: 'ab'.repeat(32) })
    const [one, other] = [new Committer(env, new RecentArrivals()), new Committer(env, new RecentArrivals())]
    const claim = { id: rating.id, touchpoint: rating.touchpoint, receiptHash: 'ab'.repeat(32), at: 2 }
    const deeds: Write[] = [
      { kind: 'rate', rating },
      { kind: 'amend', ...claim, changes: { stars: 1 } },
      { kind: 'withdraw', ...claim },
    ]
    for (const deed of deeds) {
      await Promise.all([one, other, one, other].map((committer) => insist(committer, business, [deed])))
    }
    expect((await entriesOf(business.id)).map(({ kind, stars }) => `${kind} ${stars}`)).toEqual([
      'rated 5',
      'amended 1',
      'withdrawn 1',
    ])
    expect((await countsOf(business.id)).differences).toEqual([])
  })
})
