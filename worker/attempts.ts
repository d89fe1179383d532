// How often somebody may try. No network address is stored, so the count is of what is tried: the passwords of one
// account, the mails to one address. Addresses without an account are counted just the same.
//
// Waiting grows to a minute and no further: a stranger who goes on trying can keep the owner's password waiting, but the
// link by mail is counted apart, the passkey is not counted, and who is signed in stays so.
import { eq, inArray, lt, sql } from 'drizzle-orm'
import { attempts } from '../drizzle/schema/attempts.ts'
import { type Directory, openDirectory } from './db.ts'
import type { Bindings } from './env.ts'
import { TooSoon } from './faults.ts'
import { sha256 } from './hash.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const sweptAtOnce = 20

/** How many attempts are free; how long is waited after the last of them, which then doubles, and at most; what is remembered. */
type Pace = { free: number; first: number; longest: number; memory: number }

/** One, two, four … seconds after the fifth attempt and each that follows. */
const brisk: Pace = { free: 5, first: second, longest: minute, memory: 15 * minute }
/** For mails that somebody may not have asked for: eight in the first day, and then one or two a day. */
export const calm: Pace = { free: 2, first: 15 * minute, longest: 16 * hour, memory: 48 * hour }

const waitAt = ({ free, first, longest }: Pace) => sql`iif(${attempts.count} + 1 < ${free}, 0,
  min(${longest}, ${first} << min(${attempts.count} + 1 - ${free}, 6)))`

/** In one statement, so that of many at once no more get through than one after the other. */
const counted = (directory: Directory, key: string, now: number, pace: Pace) =>
  directory
    .insert(attempts)
    .values({ key, count: 1, until: now, forgottenAt: now + pace.memory })
    .onConflictDoUpdate({
      target: attempts.key,
      set: {
        count: sql`iif(${attempts.forgottenAt} <= ${now}, 1, ${attempts.count} + 1)`,
        until: sql`${now} + iif(${attempts.forgottenAt} <= ${now}, 0, ${waitAt(pace)})`,
        forgottenAt: now + pace.memory,
      },
      setWhere: sql`${attempts.until} <= ${now}`,
    })
    .returning({ count: attempts.count })

const swept = (directory: Directory, now: number) => {
  const old = directory.select({ key: attempts.key }).from(attempts).where(lt(attempts.forgottenAt, now))
  return directory.delete(attempts).where(inArray(attempts.key, old.limit(sweptAtOnce)))
}

/**
 * Counts one attempt at `subject`, an address or an account's id, and gives the way to take it back where it was right.
 * The wrong ones before stay counted: were they forgotten, a stranger could see by it that somebody has signed in.
 * Throws `too_many_attempts`.
 */
export const attempt = async (env: Bindings, kind: string, subject: string, now: number, pace = brisk) => {
  const directory = openDirectory(env)
  const key = (await sha256(`${env.AUTH_SECRET} ${kind} ${subject.toLowerCase()}`)).toHex()
  const isIt = eq(attempts.key, key)
  const [taken] = await directory.batch([counted(directory, key, now, pace), swept(directory, now)])
  if (taken.length === 0) {
    const waiting = await directory.select({ until: attempts.until }).from(attempts).where(isIt).get()
    throw new TooSoon(Math.max(1, Math.ceil(((waiting?.until ?? 0) - now) / second)))
  }
  return () =>
    directory
      .update(attempts)
      .set({ count: sql`${attempts.count} - 1`, until: 0 })
      .where(isIt)
}
