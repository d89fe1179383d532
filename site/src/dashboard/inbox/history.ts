// The lines of a rating's history, oldest first: what was done about it, and where its customer changed it.
import type { Case, CaseDetail } from '../../../../worker/contract/case.ts'

type Event = CaseDetail['events'][number]
type Amended = { id: 'amended'; at: string; kind: 'amended' }

/** The customer's change stands where it came. Of several only the last is known. */
export const linesOf = ({ amendedAt }: Pick<Case, 'amendedAt'>, events: readonly Event[]): (Event | Amended)[] => {
  if (amendedAt === null) return [...events]
  const place = events.filter(({ at }) => at <= amendedAt).length
  return [...events.slice(0, place), { id: 'amended', at: amendedAt, kind: 'amended' }, ...events.slice(place)]
}
