import type { CaseEventKind } from '../contract/case.ts'
import { timedId } from '../ids.ts'
import type { Deed } from './work.ts'

/** The line in the history, for the batch that does the deed. */
export const noted = (
  { db, businessId, seq, actor, now }: Deed,
  kind: CaseEventKind,
  detail = '',
): D1PreparedStatement =>
  db
    .prepare('INSERT INTO case_events (business_id, seq, id, at, actor, kind, detail) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .bind(businessId, seq, timedId(now), now, actor.name, kind, detail)
