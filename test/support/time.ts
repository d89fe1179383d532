// Lets time pass in the database of an instance, which nobody waits for: what a business has been given until now came so
// many days earlier.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const databaseFile = (home: string) => {
  const folder = join(home, 'state/v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
  if (!file) throw new Error(`there is no database in ${folder}`)
  return join(folder, file)
}

const inDatabase = (home: string, change: (db: DatabaseSync) => void): void => {
  const db = new DatabaseSync(databaseFile(home))
  try {
    db.exec('PRAGMA busy_timeout = 10000')
    db.exec('BEGIN IMMEDIATE')
    change(db)
    db.exec('COMMIT')
  } finally {
    db.close()
  }
}

/** Whoever has this address signed in more than an hour ago. */
export const letAnHourPassSinceSignIn = (home: string, email: string): void =>
  inDatabase(home, (db) => {
    const sql = `UPDATE sessions SET created_at = created_at - 3700000
      WHERE user_id = (SELECT id FROM users WHERE email = ?)`
    db.prepare(sql).run(email)
  })

export const letDaysPass = (home: string, slug: string, days: number): void =>
  inDatabase(home, (db) => {
    const business = db.prepare('SELECT id FROM businesses WHERE slug = ?').get(slug)?.id as string
    const earlier = `-${days} days`
    // Through a name that no day has, so that one day does not meet another on its way.
    db.prepare(`UPDATE tallies SET day = '+' || date(day, ?) WHERE business_id = ? AND day <> 'all'`).run(
      earlier,
      business,
    )
    db.prepare(`UPDATE tallies SET day = substr(day, 2) WHERE business_id = ? AND day <> 'all'`).run(business)
    db.prepare('UPDATE ratings SET day = date(day, ?), received_at = received_at - ? WHERE business_id = ?').run(
      earlier,
      days * 86_400_000,
      business,
    )
  })
