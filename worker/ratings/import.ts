import { dayIn } from '../calendar.ts'
import type { ImportBatch, ImportResult } from '../contract/import.ts'
import type { Bindings } from '../env.ts'
import { sha256 } from '../hash.ts'
import { accepted, sendToLane } from '../lane/send.ts'
import type { Outcome, RatingDraft } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { keptAnswers } from './answers.ts'

/** An id that the same rating of the same source always gets: a UUIDv8 (RFC 9562) of their hash. */
const importedId = (hash: Uint8Array): string => {
  const hex = hash.slice(0, 16).toHex()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** As it was before ratings could bring answers, where this one brings none. */
const named = ({ answers, ...rest }: ImportBatch['ratings'][number]) =>
  Object.keys(answers).length > 0 ? { ...rest, answers } : rest

const draftOf = async (
  touchpoint: FoundTouchpoint,
  source: string,
  sent: ImportBatch['ratings'][number],
  now: number,
): Promise<RatingDraft> => {
  const { sourceId, ratedAt, locale, answers, ...rest } = sent
  const at = ratedAt ? Date.parse(ratedAt) : now
  return {
    ...rest,
    id: importedId(await sha256(JSON.stringify([source, sourceId]))),
    touchpoint: touchpoint.code,
    channel: touchpoint.channel,
    proof: 'imported',
    locale: locale ?? touchpoint.locales[0] ?? 'en',
    day: dayIn(touchpoint.business.timeZone, at),
    answers: keptAnswers(touchpoint, answers),
    contact: null,
    publish: true,
    receivedAt: at,
    receiptHash: null,
    fingerprint: (await sha256(JSON.stringify([touchpoint.code, source, named(sent)]))).toHex(),
  }
}

const isReuse = (outcome: Outcome | undefined) =>
  outcome !== undefined && 'refused' in outcome && outcome.refused === 'id_reused'

/**
 * Files ratings given elsewhere. Those that are there already change nothing, and those that differ from what is there
 * are named. Throws `busy`, `unavailable`: then the same batch can be sent again.
 */
export const importRatings = async (
  env: Bindings,
  touchpoint: FoundTouchpoint,
  { source, ratings }: ImportBatch,
  now: number,
): Promise<ImportResult> => {
  const drafts = await Promise.all(ratings.map((rating) => draftOf(touchpoint, source, rating, now)))
  const writes = drafts.map((rating) => ({ kind: 'rate', rating }) as const)
  const outcomes = await sendToLane(env, touchpoint.business, writes)
  const differing = ratings.filter((_, index) => isReuse(outcomes[index])).map(({ sourceId }) => sourceId)
  const filed = outcomes.filter((outcome) => !isReuse(outcome)).map(accepted)
  const added = filed.filter(({ isNew }) => isNew).length
  return { added, known: filed.length - added, differing }
}
