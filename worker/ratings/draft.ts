import { dayIn } from '../calendar.ts'
import type { EnteredRating } from '../contract/rating.ts'
import type { RatingDraft } from '../lane/writes.ts'
import type { FoundTouchpoint } from '../touchpoints/find.ts'
import { keptAnswers } from './answers.ts'

/** What is stored of a rating, whoever sends it: all but how strongly it is tied to an experience, and who holds its receipt. */
export const draftOf = (
  touchpoint: FoundTouchpoint,
  sent: EnteredRating,
  now: number,
): Omit<RatingDraft, 'proof' | 'receiptHash' | 'fingerprint'> => ({
  id: sent.id,
  stars: sent.stars,
  touchpoint: touchpoint.code,
  subject: sent.subject,
  channel: touchpoint.channel,
  locale: sent.locale ?? touchpoint.locales[0] ?? 'en',
  day: dayIn(touchpoint.business.timeZone, now),
  answers: keptAnswers(touchpoint, sent.answers),
  comment: sent.comment,
  author: sent.author,
  contact: sent.contact,
  publish: sent.publish,
  receivedAt: now,
})
