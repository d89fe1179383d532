// Decides what a batch of writes changes: what is stored goes in, rows, counters and entries to be written come out. Pure,
// but for the time and the salts, which can be given.

import { heldUntil, saysOther } from '../flags/hold.ts'
import { newSalt } from '../ledger/salt.ts'
import { fittingAnswers, wordlessAnswers } from './answers.ts'
import type { BurstDelta } from './bursts.ts'
import { entryKind, entryText } from './entries.ts'
import { counts, type TallyDelta, tallyDeltas } from './tallies.ts'
import type { Changes, Outcome, StoredRating, Write } from './writes.ts'
import { idOf } from './writes.ts'

/** Where the business's order stands: the newest rating's number, how many commits there were, and how many entries of the ledger. */
export type Head = { seq: number; version: number; size: number }

export type Plan = {
  outcomes: Outcome[]
  inserts: StoredRating[]
  updates: StoredRating[]
  tallies: TallyDelta[]
  /** What enters the ledger, one for each change of what was said or of the stars. */
  entries: string[]
  /** Hashes of the invitations that are answered by it. */
  answered: string[]
  /** How bursts change by it: see bursts.ts. */
  bursts: BurstDelta[]
  head: Head
}

/** By the hash of its secret: whether one that is known and still good has been answered, and for which touchpoint it is. */
export type Invitations = ReadonlyMap<string, { touchpoint: string; answered: boolean }>

type Decision = { outcome: Outcome; after?: StoredRating }

const unchanged = (rating: StoredRating): Decision => ({ outcome: { rating, isNew: false } })
const changed = (after: StoredRating): Decision => ({ outcome: { rating: after, isNew: true }, after })
const refuse = (refused: Extract<Outcome, { refused: unknown }>['refused']): Decision => ({ outcome: { refused } })

/** Without the fields that are there but undefined: they were not named. */
const named = (changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

/** With other stars, answers that were put to those who gave the former ones go. */
const fitted = ({ stars, answers }: StoredRating, changes: Changes): Changes => {
  const kept = fittingAnswers(changes.answers === undefined ? answers : changes.answers, changes.stars ?? stars)
  return kept === answers && changes.answers === undefined ? changes : { ...changes, answers: kept }
}

const changesNothing = (rating: StoredRating, changes: Changes) =>
  Object.entries(changes).every(([key, value]) => rating[key as keyof Changes] === value)

/** Overtaken on its way by a newer change, or a repeat. */
const comesLate = (rating: StoredRating, { revision }: Changes) => revision !== undefined && revision <= rating.revision

/** Saying more is no change: only stars or words that stood before and stand no longer make a rating “amended”. */
const replaces = (rating: StoredRating, changes: Changes) =>
  (['stars', 'comment', 'author'] as const).some(
    (field) => rating[field] !== null && changes[field] !== undefined && changes[field] !== rating[field],
  )

const withdrawn = (rating: StoredRating, at: number): StoredRating => ({
  ...rating,
  answers: null,
  comment: null,
  author: null,
  contact: null,
  publish: false,
  withdrawnAt: at,
  heldUntil: null,
  salt: null,
})

const saysNothing = ({ comment, author, contact, answers }: StoredRating) =>
  comment === null && author === null && contact === null && answers === wordlessAnswers(answers)

/**
 * Without its words. Its customer may still change or withdraw it, and its stars and numbers count as before. A comment
 * or an answer in words is counted no longer: counters say what the rows say.
 */
const forgotten = (rating: StoredRating): StoredRating => ({
  ...rating,
  answers: wordlessAnswers(rating.answers),
  comment: null,
  author: null,
  contact: null,
  heldUntil: null,
  salt: null,
})

type NewRating = Extract<Write, { kind: 'rate' }>
type Amendment = Extract<Write, { kind: 'amend' }>

/** An invitation that is not known, or for another touchpoint, makes the rating no worse than one without. */
const begun = (
  { rating, invitation = '', holds = 'never' }: NewRating,
  invitations: Invitations,
  seq: number,
): Decision => {
  const found = invitations.get(invitation)
  const isInvited = found?.touchpoint === rating.touchpoint
  if (isInvited && found.answered) return refuse('invitation_used')
  const proof = isInvited ? 'invited' : rating.proof
  const answers = fittingAnswers(rating.answers, rating.stars)
  return changed({
    ...rating,
    proof,
    answers,
    seq,
    amendedAt: null,
    withdrawnAt: null,
    heldUntil: heldUntil(holds, rating, rating.receivedAt),
    invalidatedAt: null,
    burst: null,
    revision: 0,
    entry: 0,
    salt: null,
  })
}

/** Other words wait anew, or not any more, by the setting of today; the same ones go on as they did. */
const rewaiting = (before: StoredRating, after: StoredRating, { holds = 'never', at }: Amendment): StoredRating =>
  saysOther(before, after) ? { ...after, heldUntil: heldUntil(holds, after, at) } : after

const decide = (write: Write, current: StoredRating | undefined, begin: (write: NewRating) => Decision): Decision => {
  if (write.kind === 'rate') {
    if (!current) return begin(write)
    return current.fingerprint === write.rating.fingerprint ? unchanged(current) : refuse('id_reused')
  }
  if (write.kind === 'forget') {
    if (!current) return refuse('unknown_rating')
    return saysNothing(current) ? unchanged(current) : changed(forgotten(current))
  }
  if (write.kind === 'invalidate') {
    if (!current) return refuse('unknown_rating')
    return counts(current) ? changed({ ...current, invalidatedAt: write.at }) : unchanged(current)
  }
  if (!current || current.touchpoint !== write.touchpoint) return refuse('unknown_rating')
  if (current.receiptHash !== write.receiptHash) return refuse('receipt_wrong')
  if (write.kind === 'withdraw') return current.withdrawnAt ? unchanged(current) : changed(withdrawn(current, write.at))
  if (current.withdrawnAt) return refuse('rating_withdrawn')
  if (current.invalidatedAt) return refuse('rating_invalidated')
  const changes = fitted(current, named(write.changes))
  if (comesLate(current, changes) || changesNothing(current, changes)) return unchanged(current)
  const amendedAt = replaces(current, changes) ? write.at : current.amendedAt
  return changed(rewaiting(current, { ...current, ...changes, amendedAt }, write))
}

/**
 * `known` holds the stored ratings that the writes name, `invitations` those they bring. One left out counts as not
 * stored. `chance` dates the entries of the ledger (UTC milliseconds) and salts what they commit to.
 */
export const planCommit = (
  head: Head,
  known: ReadonlyMap<string, StoredRating>,
  writes: readonly Write[],
  invitations: Invitations = new Map(),
  chance = { now: Date.now(), newSalt },
): Plan => {
  const touched = new Map<string, StoredRating>()
  const left = new Map(invitations)
  const answered: string[] = []
  const entries: string[] = []
  let { seq } = head
  const log = (before: StoredRating | undefined, after: StoredRating): StoredRating => {
    const kind = entryKind(before, after)
    if (!kind) return after
    // A new salt each time: a text that is erased later leaves no trace in the entry that follows.
    const salt = kind === 'withdrawn' ? null : chance.newSalt()
    entries.push(entryText(kind, { ...after, salt }, chance.now))
    return { ...after, salt, entry: head.size + entries.length - 1 }
  }
  const outcomes = writes.map((write) => {
    const id = idOf(write)
    const before = touched.get(id) ?? known.get(id)
    const { outcome, after } = decide(write, before, (one) => begun(one, left, seq + 1))
    if (!after) return outcome
    // Words that are forgotten take their salt with them; the entries before stay as they are.
    const logged = write.kind === 'forget' ? after : log(before, after)
    touched.set(id, logged)
    if (write.kind === 'rate') seq += 1
    if (logged.proof === 'invited' && write.kind === 'rate' && write.invitation) {
      answered.push(write.invitation)
      left.set(write.invitation, { touchpoint: logged.touchpoint, answered: true })
    }
    return { rating: logged, isNew: true }
  })
  const [updates, inserts] = [true, false].map((isKnown) =>
    [...touched.values()].filter(({ id }) => known.has(id) === isKnown),
  )
  return {
    outcomes,
    inserts: inserts ?? [],
    updates: updates ?? [],
    tallies: tallyDeltas([...touched.values()].map((after) => [known.get(after.id), after])),
    answered,
    bursts: [],
    entries,
    head: touched.size > 0 ? { seq, version: head.version + 1, size: head.size + entries.length } : head,
  }
}
