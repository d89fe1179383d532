import { isoTime, timeOrNull } from '../calendar.ts'
import type { OwnTouchpoint } from '../contract/touchpoint-settings.ts'
import type { TouchpointRow } from './find.ts'

/** A touchpoint as its business sees it. */
export const ownTouchpoint = (row: TouchpointRow): OwnTouchpoint => {
  const { businessId: _, seenAt, createdAt, ...own } = row
  return { ...own, seenAt: timeOrNull(seenAt), createdAt: isoTime(createdAt) }
}
