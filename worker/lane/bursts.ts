// Bursts: many ratings of one source within seconds. They are labelled and count like all others: who labels wrongly does
// less harm than who suppresses. Pure.
import type { Arrivals } from './arrivals.ts'
import type { Plan } from './plan.ts'
import { counts } from './tallies.ts'
import type { StoredRating, Write } from './writes.ts'

// A family on one phone, a tour group at the door, five hundred guests behind a hotel's one address over an afternoon: none
// of them is twenty in one minute. A script is.
const burstFrom = 20
/** Milliseconds. */
const within = 60_000

/** A rating as far as a burst is concerned. `burst` is the number of the one that it is in. */
export type Arrival = Pick<StoredRating, 'id' | 'seq' | 'receivedAt' | 'burst'>

/** Only what anybody could send; a kiosk is one device for all who pass it. */
export const isWatched = ({ proof, channel }: Pick<StoredRating, 'proof' | 'channel'>) =>
  proof === 'open' && channel !== 'kiosk'

type After = { kept: readonly Arrival[]; joined: readonly string[]; burst: number | null }

/** What one more rating of a source makes of those before: what is to be remembered, and the ids of those that are a burst now. */
export const afterArrival = (before: readonly Arrival[], one: Arrival): After => {
  const all = [...before.filter(({ id }) => id !== one.id), one]
  const newest = Math.max(...all.map(({ receivedAt }) => receivedAt))
  const near = all.filter(({ receivedAt }) => newest - receivedAt < within)
  const known = near.find(({ burst }) => burst !== null)?.burst ?? null
  const burst = known ?? (near.length >= burstFrom ? Math.min(...near.map(({ seq }) => seq)) : null)
  if (burst === null) return { kept: near, joined: [], burst }
  const joined = near.filter((each) => each.burst === null).map(({ id }) => id)
  // It goes on until its source is quiet for as long: of those in it, the newest one tells so.
  const last = near.filter(({ receivedAt }) => receivedAt === newest).slice(-1)
  return { kept: last.map((each) => ({ ...each, burst })), joined, burst }
}

/** Ids of ratings that may turn out to be part of a burst when these writes come on top. */
export const mayJoin = (arrivals: Arrivals, writes: readonly Write[]): string[] =>
  [...arrivals].flatMap(([source, before]) => {
    const more = writes.filter((write) => write.kind === 'rate' && write.source === source).length
    const waiting = before.filter(({ burst }) => burst === null)
    return waiting.length + more >= burstFrom ? waiting.map(({ id }) => id) : []
  })

/** By how much a burst grows and its stars move. Of one that is not stored yet, from nothing. */
export type BurstDelta = {
  number: number
  touchpoints: readonly string[]
  /** Of those that joined it; null where none did. UTC milliseconds. */
  startedAt: number | null
  endedAt: number | null
  ratings: number
  stars: readonly number[]
}

type Change = readonly [before: StoredRating | undefined, after: StoredRating]

const starsMoved = (changes: readonly Change[]): number[] => {
  const stars = [0, 0, 0, 0, 0]
  const count = (rating: StoredRating | undefined, step: 1 | -1) => {
    if (rating && rating.burst !== null && counts(rating))
      stars[rating.stars - 1] = (stars[rating.stars - 1] ?? 0) + step
  }
  for (const [before, after] of changes) {
    count(before, -1)
    count(after, 1)
  }
  return stars
}

const deltasOf = (changes: readonly Change[]): BurstDelta[] =>
  [...Map.groupBy(changes, ([, { burst }]) => burst)].flatMap(([number, those]) => {
    const joined = those.filter(([before]) => (before?.burst ?? null) === null).map(([, after]) => after)
    const stars = starsMoved(those)
    if (number === null || (joined.length === 0 && stars.every((n) => n === 0))) return []
    const times = joined.map(({ receivedAt }) => receivedAt)
    return [
      {
        number,
        touchpoints: [...new Set(joined.map(({ touchpoint }) => touchpoint))],
        startedAt: joined.length > 0 ? Math.min(...times) : null,
        endedAt: joined.length > 0 ? Math.max(...times) : null,
        ratings: joined.length,
        stars,
      },
    ]
  })

/** By id, the burst of each rating that this commit makes part of one. */
const joining = (plan: Plan, writes: readonly Write[], arrivals: Arrivals): Map<string, number> => {
  const news = new Map(plan.inserts.map((rating) => [rating.id, rating]))
  const sources = new Map(arrivals)
  const marks = new Map<string, number>()
  for (const write of writes) {
    const rating = write.kind === 'rate' ? news.get(write.rating.id) : undefined
    if (write.kind !== 'rate' || !write.source || !rating || !isWatched(rating)) continue
    // Sent twice, it came once.
    news.delete(rating.id)
    const { kept, joined, burst } = afterArrival(sources.get(write.source) ?? [], rating)
    sources.set(write.source, kept)
    if (burst !== null) for (const id of joined) marks.set(id, burst)
  }
  return marks
}

/**
 * The plan, with a label on the ratings that are a burst: those that it inserts, and earlier ones among `known`. What is
 * done to a rating of a burst moves the stars of the burst.
 */
export const labelBursts = (
  plan: Plan,
  known: ReadonlyMap<string, StoredRating>,
  writes: readonly Write[],
  arrivals: Arrivals,
): Plan => {
  const marks = joining(plan, writes, arrivals)
  const marked = <Rating extends StoredRating>(rating: Rating): Rating =>
    rating.burst === null && marks.has(rating.id) ? { ...rating, burst: marks.get(rating.id) ?? null } : rating
  const inserts = plan.inserts.map(marked)
  const changed = new Map(plan.updates.map((rating) => [rating.id, rating]))
  for (const id of marks.keys()) {
    const earlier = known.get(id)
    if (earlier && !changed.has(id)) changed.set(id, earlier)
  }
  const updates = [...changed.values()].map(marked)
  return {
    ...plan,
    inserts,
    updates,
    outcomes: plan.outcomes.map((one) => ('refused' in one ? one : { ...one, rating: marked(one.rating) })),
    bursts: deltasOf([...inserts, ...updates].map((after) => [known.get(after.id), after] as const)),
  }
}
