// What a business's counters and its ledger say, beside a recount of the raw rows.
import { env } from 'cloudflare:workers'
import { differences, figuresOf } from '../../../worker/ledger/compare.ts'
import { disclose } from '../../../worker/ledger/disclose.ts'
import { type Entry, readEntry } from '../../../worker/ledger/entry.ts'
import { Fold } from '../../../worker/ledger/fold.ts'
import { readEntries, readSize } from '../../../worker/ledger/store.ts'
import { recount, stored } from '../../support/recount.ts'

const rows = async (sql: string, id: string) => (await env.DB.prepare(sql).bind(id).all()).results

/** All entries of a business's ledger. Throws where they are not whole. */
export const entriesOf = async (id: string): Promise<Entry[]> =>
  (await readEntries(env.DB, id, 0, await readSize(env.DB, id))).map(readEntry)

/** What should be nothing but equal: the counters beside the recount, and what the ledger adds up to otherwise. */
export const countsOf = async (id: string) => {
  const fold = new Fold()
  for (const entry of await entriesOf(id)) fold.take(entry)
  return {
    stored: await rows(stored, id),
    recounted: await rows(recount, id),
    differences: differences(figuresOf(await disclose(env.DB, id)), figuresOf(fold.totals())),
  }
}
