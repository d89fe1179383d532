// What the business does about ratings, counted as it does it: in the batch that does it, beside the counters of answers.
import { allDays, casesOpened, casesResolved, repliedWithin } from '../../drizzle/schema/tallies.ts'
import { replyHours } from '../contract/hours.ts'
import { starValues } from '../contract/vocabulary.ts'
import type { Deed } from './work.ts'

const anyStars = starValues.join(', ')
const hour = 3_600_000

/** Of the rating, its case and the deed's time (?3): the place of the first bound that the time since it came is within. */
const place = `(SELECT count(*) FROM json_each('${JSON.stringify(replyHours)}')
  WHERE value * ${hour} < ?3 - r.received_at)`

/** One more under today and under all days, where `isSo` of the rating (r) and its case (c) as they are before the deed. */
const counted = ({ db, businessId, seq, now, day }: Deed, question: string, isSo: string, value = '1') =>
  db
    .prepare(
      `INSERT INTO tallies (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
       SELECT r.business_id, '', day.value, r.touchpoint, ?5, r.channel, r.proof, r.locale, ${value}, 1, 0
       FROM json_each(?4) AS day CROSS JOIN ratings AS r
         LEFT JOIN cases AS c ON c.business_id = r.business_id AND c.seq = r.seq
       WHERE r.business_id = ?1 AND r.stars IN (${anyStars}) AND r.seq = ?2 AND ?3 AND ${isSo}
       ON CONFLICT DO UPDATE SET n = n + 1`,
    )
    .bind(businessId, seq, now, JSON.stringify([allDays, day]), question)

/** One less under the day that the case remembers. */
const uncounted = ({ db, businessId, seq }: Deed, question: string, day: 'opened_day' | 'resolved_day', isSo: string) =>
  db
    .prepare(
      `UPDATE tallies SET n = n - 1 FROM ratings AS r JOIN cases AS c ON c.business_id = r.business_id AND c.seq = r.seq
       WHERE r.business_id = ?1 AND r.stars IN (${anyStars}) AND r.seq = ?2 AND c.${day} IS NOT NULL AND ${isSo}
         AND tallies.business_id = ?1 AND tallies.subject = '' AND tallies.day IN ('${allDays}', c.${day})
         AND tallies.touchpoint = r.touchpoint AND tallies.question = ?3 AND tallies.channel = r.channel
         AND tallies.proof = r.proof AND tallies.locale = r.locale AND tallies.value = 1`,
    )
    .bind(businessId, seq, question)

/** To be run before the case is opened. */
export const countOpened = (deed: Deed) => counted(deed, casesOpened, 'c.seq IS NULL')
/** To be run before the case is deleted, under the condition that it is. */
export const uncountOpened = (deed: Deed, isSo: string) => uncounted(deed, casesOpened, 'opened_day', isSo)
/** To be run before the first reply is noted, once the case is open. */
export const countReply = (deed: Deed) => counted(deed, repliedWithin, 'c.first_reply_at IS NULL', place)
/** To be run before the status is set, once the case is open. */
export const countResolved = (deed: Deed) => counted(deed, casesResolved, 'c.resolved_at IS NULL')
/** To be run before a resolved case is taken up again. */
export const uncountResolved = (deed: Deed) =>
  uncounted(deed, casesResolved, 'resolved_day', 'c.resolved_at IS NOT NULL')
