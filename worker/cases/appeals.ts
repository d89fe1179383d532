// What the business decides about an appeal. It shows the text again by the way in which it always does, or keeps it.
import type { AppealOutcome } from '../contract/appeal.ts'
import { Fault } from '../faults.ts'
import { noted } from './noted.ts'
import type { Deed } from './work.ts'

const answered = ({ db, businessId, seq, now }: Deed, outcome: AppealOutcome) =>
  db
    .prepare(
      `UPDATE appeals SET answered_at = ?3, outcome = ?4
       WHERE business_id = ?1 AND seq = ?2 AND answered_at IS NULL`,
    )
    .bind(businessId, seq, now, outcome)

/** For the batch that shows the text again: an appeal that waits has had its way. */
export const granted = (deed: Deed) => answered(deed, 'shown')

/** The text stays withheld. Throws `nothing_appealed` where no appeal waits. */
export const refuseAppeal = async (deed: Deed): Promise<void> => {
  const [result] = await deed.db.batch([answered(deed, 'kept'), noted(deed, 'appeal_refused')])
  if (result?.meta.changes === 0) throw new Fault('nothing_appealed')
}
