import { isoTime } from '../calendar.ts'
import type { OwnTouchpoint } from '../contract/touchpoint-settings.ts'
import type { TouchpointRow } from './find.ts'

/** A touchpoint as its business sees it. */
export const ownTouchpoint = (row: TouchpointRow): OwnTouchpoint => {
  const { code, name, channel, locales, status, look, texts, questions, origins, seenOn } = row
  const seenAt = row.seenAt === null ? null : isoTime(row.seenAt)
  const createdAt = isoTime(row.createdAt)
  return { code, name, channel, locales, status, look, texts, questions, origins, seenAt, seenOn, createdAt }
}
