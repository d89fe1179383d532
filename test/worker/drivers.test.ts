// What goes with satisfaction, through the API.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { driverKeys } from '../../worker/contract/questions.ts'
import { planCommit } from '../../worker/lane/plan.ts'
import { readHead, writePlan } from '../../worker/lane/store.ts'
import { chanceFrom } from '../../worker/measures/chance.ts'
import { readSample } from '../../worker/summaries/sample.ts'
import { ratingDraft } from '../support/draft.ts'
import { claim, openBusiness } from './support/people.ts'
import { bodyOf } from './support/shop.ts'

beforeAll(claim)

type Made = { stars: number; answers: Record<string, number>; day?: string; proof?: 'open' | 'imported' }

const rateIn = async (id: string, all: Made[]) => {
  for (let start = 0; start < all.length; start += 500) {
    const writes = all.slice(start, start + 500).map(({ answers, day = '2026-06-01', ...rest }) => {
      const rating = ratingDraft({ ...rest, day, answers: JSON.stringify(answers), comment: null, author: null })
      return { kind: 'rate', rating } as const
    })
    await writePlan(env.DB, id, planCommit(await readHead(env.DB, id), new Map(), writes))
  }
}

/** Stars that follow the speed, a little the welcome, and the price not at all. */
const crowd = (n: number, more: Partial<Made> = {}): Made[] => {
  const chance = chanceFrom(n)
  const answer = () => 1 + Math.floor(5 * chance())
  return Array.from({ length: n }, () => {
    const [speed, welcome, price] = [answer(), answer(), answer()]
    const stars = Math.round(0.7 * speed + 0.3 * welcome + chance() - 0.5)
    return { stars: Math.min(5, Math.max(1, stars)), answers: { speed, welcome, price_fairness: price }, ...more }
  })
}

const open = async () => {
  const { owner, path, slug } = await openBusiness()
  const id = (await env.DB.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')) ?? ''
  const drivers = (query = '') =>
    bodyOf(owner.call('GET', `${path}/insights/drivers?to=2026-06-30&from=2026-01-01${query}`))
  return { id, drivers }
}

describe('the drivers', () => {
  it('are named in the order of what they explain, with what lacks and what is done well', async () => {
    const { id, drivers } = await open()
    await rateIn(id, crowd(600))
    const found = await drivers()
    expect(found).toMatchObject({ of: 600, sampled: 600, needed: 50, tooFew: [], notWeighed: [] })
    expect(found.drivers.map(({ key }: { key: string }) => key)).toEqual(['speed', 'welcome', 'price_fairness'])
    const [speed, welcome, price] = found.drivers
    expect(speed.low).toBeGreaterThan(welcome.high)
    expect(price.importance).toBeLessThan(0.02)
    expect(speed.importance + welcome.importance + price.importance).toBeCloseTo(1, 9)
    expect(Math.abs(speed.weight - speed.importance)).toBeLessThan(0.02)
    expect(speed.contrast.penalty).toBeLessThan(-0.5)
    expect(speed.contrast.reward).toBeGreaterThan(0.5)
  })

  it('say which way they go, and call nothing a delight that goes with fewer stars', async () => {
    const { id, drivers } = await open()
    const turned = crowd(600).map(({ stars, answers: { speed = 0, ...answers } }) => ({
      stars,
      answers: { ...answers, speed: 6 - speed },
    }))
    await rateIn(id, turned)
    const [speed, welcome] = (await drivers()).drivers
    expect(speed).toMatchObject({ key: 'speed', sign: -1, contrast: { kind: null } })
    expect(speed.contrast.reward).toBeLessThan(-0.5)
    expect(welcome).toMatchObject({ key: 'welcome', sign: 1 })
  })

  it('are none where too few answered, and say how many it takes', async () => {
    const { id, drivers } = await open()
    await rateIn(id, crowd(40))
    expect(await drivers()).toMatchObject({
      of: 40,
      drivers: [],
      explained: null,
      tooFew: expect.arrayContaining(['speed', 'welcome', 'price_fairness']),
      needed: 50,
    })
  })

  it('are the fourteen most answered, service and price among them, and tell few answers from no place', async () => {
    const { id, drivers } = await open()
    const chance = chanceFrom(16)
    const keys = driverKeys.slice(0, 13)
    const made = Array.from({ length: 300 }, (_, index) => {
      const asked = [...keys, 'service', ...(index % 2 ? ['value'] : []), ...(index < 20 ? ['warranty'] : [])]
      const answers = Object.fromEntries(asked.map((key) => [key, 1 + Math.floor(5 * chance())]))
      return { stars: answers.service ?? 3, answers }
    })
    await rateIn(id, made)
    const found = await drivers()
    expect(found.drivers).toHaveLength(14)
    expect(found.drivers[0]).toMatchObject({ key: 'service' })
    expect(found).toMatchObject({ tooFew: ['warranty'], notWeighed: ['value'], needed: 140 })
    expect(driverKeys).toEqual(expect.arrayContaining(['service', 'price_fairness']))
  })

  it('are of the period and of the kind of ratings that is asked for', async () => {
    const { id, drivers } = await open()
    await rateIn(id, [...crowd(100), ...crowd(80, { proof: 'imported' }), ...crowd(60, { day: '2025-06-01' })])
    expect((await drivers()).sampled).toBe(100)
    expect((await drivers('&proof=imported')).sampled).toBe(80)
    expect((await drivers('&proof=all')).sampled).toBe(180)
  })
})

describe('a sample', () => {
  it('is drawn evenly from the whole period, and is the same each time', async () => {
    const { id } = await open()
    const days = 120
    const all = Array.from({ length: 24_000 }, (_, index) => ({
      stars: 1 + (index % 5),
      answers: { contacts: 1 + (index % 4) },
      day: new Date(Date.UTC(2026, 0, 1) + Math.floor((index / 24_000) * days) * 86_400_000).toISOString().slice(0, 10),
    }))
    await rateIn(id, all)
    const period = { from: '2026-01-01', to: '2026-12-31' }
    const sample = await readSample(env.DB, id, {}, period)
    expect(sample).toHaveLength(10_000)
    expect(await readSample(env.DB, id, {}, period)).toEqual(sample)
    const half = await readSample(env.DB, id, {}, { from: '2026-03-02', to: '2026-12-31' })
    expect(half.length).toBe(10_000)
    const old = await readSample(env.DB, id, {}, { from: '2026-01-01', to: '2026-01-12' })
    expect(old.length).toBe(2400)
    // Chi-squared over five kinds of stars; 20 is beyond one in two thousand.
    const counts = [1, 2, 3, 4, 5].map((stars) => sample.filter((one) => one.stars === stars).length)
    expect(counts.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(20)
  })
})
