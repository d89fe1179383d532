import { audit } from '../../drizzle/schema/audit.ts'
import type { Actor } from '../accounts/actor.ts'
import type { Action } from '../contract/audit.ts'
import type { Directory } from '../db.ts'
import { timedId } from '../ids.ts'

/** The line of the audit that says what was done; to be written in the batch that does it, where there is one. */
export const noting = (
  directory: Directory,
  businessId: string,
  actor: Pick<Actor, 'id' | 'name'>,
  action: Action,
  target: string,
  now = Date.now(),
) =>
  directory
    .insert(audit)
    .values({ businessId, id: timedId(now), at: now, actorId: actor.id, actorName: actor.name, action, target })
