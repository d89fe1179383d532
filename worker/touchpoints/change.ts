import { and, eq, type SQL, sql } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import type { Action } from '../contract/audit.ts'
import type { TouchpointStatus } from '../contract/touchpoint.ts'
import type { TouchpointChange } from '../contract/touchpoint-settings.ts'
import type { Directory } from '../db.ts'
import { refuseUnknownQuestions } from './asked.ts'
import { findOwnTouchpoint, forgetTouchpoint, type TouchpointRow } from './find.ts'

const actionOf = {
  open: 'touchpoint.opened',
  paused: 'touchpoint.paused',
  archived: 'touchpoint.archived',
} as const satisfies Record<TouchpointStatus, Action>

/** Merged by the database, so that of two who edit different languages at once neither loses anything. */
const merged = (column: SQL | typeof touchpoints.look | typeof touchpoints.texts, changes: object) =>
  sql`json_patch(${column}, ${JSON.stringify(changes)})`

const actionsOf = (before: TouchpointRow, { status, ...rest }: TouchpointChange): Action[] => [
  ...(status && status !== before.status ? [actionOf[status]] : []),
  ...(Object.keys(rest).length > 0 ? (['touchpoint.changed'] as const) : []),
]

/** Changes what is named and leaves the rest. In force in every isolate within 10 s. Throws `unknown_touchpoint`, `invalid_body`. */
export const changeTouchpoint = async (
  directory: Directory,
  businessId: string,
  code: string,
  changes: TouchpointChange,
  actor: Actor,
  now: number,
): Promise<TouchpointRow> => {
  const before = await findOwnTouchpoint(directory, businessId, code)
  await refuseUnknownQuestions(directory, businessId, changes.questions ?? [])
  const { look, texts, ...plain } = changes
  const set = {
    ...plain,
    ...(look ? { look: merged(touchpoints.look, look) } : {}),
    ...(texts ? { texts: merged(touchpoints.texts, texts) } : {}),
  }
  const isIt = and(eq(touchpoints.code, before.code), eq(touchpoints.businessId, businessId))
  const [[after]] = await directory.batch([
    directory.update(touchpoints).set(set).where(isIt).returning(),
    // The public pages name their touchpoints.
    directory
      .update(businesses)
      .set({ updatedAt: sql`max(${businesses.updatedAt} + 1, ${now})` })
      .where(eq(businesses.id, businessId)),
    ...actionsOf(before, changes).map((action) =>
      noting(directory, businessId, actor, action, `${changes.name ?? before.name} (${before.code})`, now),
    ),
  ])
  forgetTouchpoint(before.code)
  return after ?? before
}
