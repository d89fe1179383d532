// An instance that is older than the ledger: its ratings enter it as they stand.
import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { readEntry, splitEntries } from '../../worker/ledger/entry.ts'
import { Fold } from '../../worker/ledger/fold.ts'

const folder = 'drizzle/migrations'
const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
const apply = (db: DatabaseSync, from: string, to: string) => {
  for (const name of files.filter((one) => one >= from && one < to)) db.exec(readFileSync(`${folder}/${name}`, 'utf8'))
}

const insert = `INSERT INTO ratings (business_id, stars, seq, id, touchpoint, channel, proof, locale, day, comment, publish,
  received_at, withdrawn_at, fingerprint) VALUES (?, ?, ?, ?, 'TILL0000', 'web', 'open', 'en', '2026-01-01', ?, 1, 1, ?, x'00')`

it('enter the ledger in the order of their arrival, and then what became of them', () => {
  const db = new DatabaseSync(':memory:')
  apply(db, '0000', '0008')
  const rate = db.prepare(insert)
  for (let seq = 1; seq <= 600; seq += 1) {
    rate.run('shop', 1 + (seq % 5), seq, `rating-${seq}`, seq === 7 ? null : 'Said.', seq === 7 ? 2 : null)
  }
  rate.run('other', 3, 1, 'only', null, null)
  db.exec(`INSERT INTO heads (business_id, seq, version) VALUES ('shop', 600, 9), ('other', 1, 1);
    INSERT INTO withholdings (business_id, seq, reason, withheld_at) VALUES ('shop', 9, 'off_topic', 1)`)
  apply(db, '0008', '9999')
  const rows = db.prepare('SELECT business_id, first, entries FROM ledger_entries ORDER BY business_id, first').all()
  const texts = rows.filter((row) => row.business_id === 'shop').flatMap((row) => splitEntries(String(row.entries)))
  expect(rows.map(({ first }) => first)).toEqual([0, 0, 256, 512])
  const fold = new Fold()
  const entries = texts.map(readEntry)
  for (const entry of entries) fold.take(entry)
  expect(entries.slice(0, 600).map(({ rating }) => rating)).toEqual(
    entries.slice(0, 600).map((_, n) => `rating-${n + 1}`),
  )
  expect(entries.slice(600).map(({ kind, rating, reason }) => [kind, rating, reason])).toEqual([
    ['withdrawn', 'rating-7', null],
    ['withheld', 'rating-9', 'off_topic'],
  ])
  expect(fold.totals()).toMatchObject({
    received: 600,
    withdrawn: 1,
    counted: { open: [120, 120, 119, 120, 120] },
    withheld: { off_topic: [0, 0, 0, 0, 1] },
  })
  expect(db.prepare('SELECT business_id, size FROM heads ORDER BY 1').all()).toEqual([
    { business_id: 'other', size: 1 },
    { business_id: 'shop', size: 602 },
  ])
  expect(db.prepare(`SELECT entry, salt FROM ratings WHERE business_id = 'shop' AND seq = 300`).get()).toEqual({
    entry: 299,
    salt: null,
  })
})
