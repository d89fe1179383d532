// An invitation is followed: a browser runs the scripts of its page, which programs that look ahead into mails do not.
import type { Context } from 'hono'
import { shardDatabase } from '../db.ts'
import { sha256 } from '../hash.ts'
import type { AppEnv } from '../http/router.ts'
import { readInvitations, stepTaken } from '../lane/invited.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'

const hashOf = async (secret: string) => (await sha256(secret)).toHex()

/** Counts it once. Returns at once. */
export const noteFollowed = (c: Context<AppEnv>, { business }: FoundTouchpoint, secret: string): void => {
  const count = async () => {
    const db = shardDatabase(c.env, business.shard)
    await db.batch(stepTaken(db, business.id, [await hashOf(secret)], 'opened'))
  }
  const warn = (error: unknown) =>
    console.warn('an invitation that was followed was not counted', { business: business.id }, error)
  c.executionCtx.waitUntil(count().catch(warn))
}

/** Whether it has brought a rating already. One that is not good is not. */
export const isAnswered = async (env: AppEnv['Bindings'], { business }: FoundTouchpoint, secret: string) => {
  const [db, hash] = [shardDatabase(env, business.shard), await hashOf(secret)]
  return (await readInvitations(db, business.id, [hash], Date.now())).get(hash)?.answered ?? false
}
