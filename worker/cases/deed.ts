// Which rating a request acts on, and for whom.
import type { Context } from 'hono'
import type { Guarded } from '../accounts/guard.ts'
import { dayIn } from '../calendar.ts'
import { shardDatabase } from '../db.ts'
import type { Deed } from './work.ts'

export type Call = Pick<Context<Guarded>, 'env' | 'var'>
export const deedOn = ({ env, var: { business, actor } }: Call, number: number): Deed => ({
  db: shardDatabase(env, business.shard),
  businessId: business.id,
  seq: number,
  actor,
  now: Date.now(),
  day: dayIn(business.timeZone, Date.now()),
})
