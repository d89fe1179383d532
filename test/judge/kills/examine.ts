// What is stored, held against what customers were told, and the ledger against both.
import { strict as assert } from 'node:assert'
import type { Disclosure } from '../../../worker/contract/disclosure.ts'
import { differences, figuresOf } from '../../../worker/ledger/compare.ts'
import { toBase64 } from '../../../worker/ledger/encoding.ts'
import { readEntry, splitEntries } from '../../../worker/ledger/entry.ts'
import { Fold } from '../../../worker/ledger/fold.ts'
import { type Seen, verifyLog } from '../../../worker/ledger/verify.ts'
import { recount, stored } from '../../support/recount.ts'
import type { Customers } from './customers.ts'
import type { Victim } from './victim.ts'

type Row = { id: string; stars: number; comment: string | null; isWithdrawn: number }

const ratings = `SELECT id, stars, comment, withdrawn_at IS NOT NULL AS isWithdrawn FROM ratings WHERE business_id = ?1`
const entries = 'SELECT first, entries FROM ledger_entries WHERE business_id = ?1 ORDER BY first'

const readRatings = async (victim: Victim, business: string) =>
  new Map(
    (await victim.rows<Row>(ratings, business)).map(({ id, isWithdrawn, ...row }) => [
      id,
      { ...row, isWithdrawn: isWithdrawn === 1 },
    ]),
  )

/** What was not answered may be done or not; everything else is as it was acknowledged. */
const holdAgainst = async ({ held }: Customers, victim: Victim, business: string) => {
  const rows = await readRatings(victim, business)
  for (const { id, state, pending } of held) {
    const row = rows.get(id)
    const isDone = pending && JSON.stringify(row) === JSON.stringify(pending.next)
    if (!isDone) assert.deepEqual(row, state, `rating ${id}`)
    rows.delete(id)
  }
  assert.deepEqual([...rows.keys()], [], 'ratings that nobody gave')
}

/** The entries one after another, without a gap. */
const readLog = async (victim: Victim, business: string) => {
  const log: string[] = []
  for (const row of await victim.rows<{ first: number; entries: string }>(entries, business)) {
    assert.equal(row.first, log.length, 'the log has a gap, or a fork')
    log.push(...splitEntries(row.entries))
  }
  return log.map(readEntry)
}

/** Each deed has its entry, once and in order; the entries add up to the counters, and these to the rows. */
const addUp = async ({ held }: Customers, victim: Victim, business: string, slug: string) => {
  const [fold, byRating] = [new Fold(), new Map<string, string[]>()]
  const log = await readLog(victim, business)
  for (const entry of log) {
    fold.take(entry)
    byRating.set(entry.rating, [...(byRating.get(entry.rating) ?? []), `${entry.kind} ${entry.stars}`])
  }
  for (const { id, entries: done } of held) assert.deepEqual(byRating.get(id) ?? [], done, `the entries of ${id}`)
  assert.deepEqual(await victim.rows(stored, business), await victim.rows(recount, business), 'the counters')
  const answer = await fetch(victim.at(`/v1/businesses/${slug}/disclosure`))
  const disclosure = (await answer.json()) as Disclosure
  assert.deepEqual(differences(figuresOf(disclosure), figuresOf(fold.totals())), [])
  assert.equal(disclosure.entries, log.length)
}

/** Verifies what is signed, and that it begins with all that was signed before. Answers with what is signed now. */
const verify = async (victim: Victim, business: string, seen: Seen[]): Promise<Seen | undefined> => {
  const at = (path: string) => fetch(victim.at(`/ledger/${business}/${path}`))
  const first = await at('checkpoint')
  await first.arrayBuffer()
  if (first.status === 404 && seen.length === 0) return undefined
  const read = async (path: string) => {
    const answer = await at(path)
    assert.equal(answer.status, 200, path)
    return new Uint8Array(await answer.arrayBuffer())
  }
  const { checkpoint } = await verifyLog(read, { seen })
  return { size: checkpoint.size, root: toBase64(checkpoint.root) }
}

type Examined = { customers: Customers; victim: Victim; business: string; slug: string; seen: Seen[] }

/** Throws where anything that was acknowledged is lost or doubled, or the ledger is not what happened. */
export const examine = async ({ customers, victim, business, slug, seen }: Examined): Promise<void> => {
  await holdAgainst(customers, victim, business)
  for (const held of customers.waiting) assert.ok(await customers.settle((path) => victim.at(path), held), 'it answers')
  await holdAgainst(customers, victim, business)
  await addUp(customers, victim, business, slug)
  const signed = await verify(victim, business, seen)
  if (signed && signed.size !== seen.at(-1)?.size) seen.push(signed)
}
