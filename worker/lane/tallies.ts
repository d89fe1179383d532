// Which counters a rating is counted in, and by how much a change moves them. Pure.
import { allDays, firstContact, invalidated, starsByType, withdrawnStars } from '../../drizzle/schema/tallies.ts'
import type { Answer } from '../contract/answers.ts'
import { readAnswers } from './answers.ts'
import type { StoredRating } from './writes.ts'

/** A counter's key, in the order of the table's primary key after the business. */
type TallyKey = [
  subject: string,
  day: string,
  touchpoint: string,
  question: string,
  channel: string,
  proof: string,
  locale: string,
  value: number,
]
export type TallyDelta = { key: TallyKey; n: number; withText: number }

/** What takes two answers of one customer, and so cannot be told from the counters of each. */
const together = ({ resolved, contacts, customer_type: type }: Record<string, Answer>, stars: number) => {
  const both: [string, number][] = []
  if (resolved !== undefined && contacts !== undefined)
    both.push([firstContact, Number(resolved === 3 && contacts === 1)])
  if (typeof type === 'number') both.push([starsByType, type * 10 + stars])
  return both
}

/** Of several answers each counts, and that there were any: as 0. Of words, only that there were some. */
const valuesOf = (answer: Answer): readonly number[] => {
  if (typeof answer === 'number') return [answer]
  return typeof answer === 'string' ? [0] : [0, ...answer]
}

/** Every question that was answered, the stars first. */
const answersOf = ({ stars, answers }: StoredRating): (readonly [string, number])[] => {
  const given = readAnswers(answers)
  const each = Object.entries(given).flatMap(([key, answer]) => valuesOf(answer).map((value) => [key, value] as const))
  return [['stars', stars], ...each, ...together(given, stars)]
}

/** Whether it counts in the score and in all other figures. */
export const counts = ({ withdrawnAt, invalidatedAt }: StoredRating) => withdrawnAt === null && invalidatedAt === null

/**
 * An answer counts once for its touchpoint and once more under its subject; each for its day and for all days. Of a rating
 * that was invalidated or withdrawn, only that it was, and the stars it had; of one that was both, the first.
 */
const keysOf = (rating: StoredRating): TallyKey[] => {
  const { touchpoint, channel, proof, locale, stars } = rating
  const gone = (day: string, question: string): TallyKey => [
    '',
    day,
    touchpoint,
    question,
    channel,
    proof,
    locale,
    stars,
  ]
  if (rating.invalidatedAt !== null) return [gone(allDays, invalidated), gone(rating.day, invalidated)]
  if (!counts(rating)) return [gone(allDays, withdrawnStars)]
  const subjects = rating.subject === null ? [''] : ['', rating.subject]
  return answersOf(rating).flatMap(([question, value]) =>
    subjects.flatMap((subject) =>
      [allDays, rating.day].map((day): TallyKey => [subject, day, touchpoint, question, channel, proof, locale, value]),
    ),
  )
}

/** By how much the counters move when each rating goes from its first state (undefined: not there) to its second. */
export const tallyDeltas = (changes: readonly [StoredRating | undefined, StoredRating][]): TallyDelta[] => {
  const deltas = new Map<string, TallyDelta>()
  const count = (rating: StoredRating, step: 1 | -1) => {
    for (const key of keysOf(rating)) {
      const name = JSON.stringify(key)
      const delta = deltas.get(name) ?? { key, n: 0, withText: 0 }
      delta.n += step
      delta.withText += rating.comment === null ? 0 : step
      deltas.set(name, delta)
    }
  }
  for (const [before, after] of changes) {
    if (before) count(before, -1)
    count(after, 1)
  }
  return [...deltas.values()].filter(({ n, withText }) => n !== 0 || withText !== 0)
}
