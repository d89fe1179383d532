// What a business does about a text enters the ledger too, in the batch that does it. The database reads the rating's stars
// and the log's end in that same transaction, so it comes in between no two commits of the Lane.
import { starValues, type withholdingReasons } from '../contract/lists.ts'

type Reason = (typeof withholdingReasons)[number]
export type TextDeed = { kind: 'withheld'; reason: Reason } | { kind: 'shown' }

const line = (value: string) => `${value} || char(10)`

/** Parameters: business, number of the rating, kind, UTC day, reason or '-'. */
const append = (condition: string) => `INSERT INTO ledger_entries (business_id, first, entries)
  SELECT ?1, h.size, ${['candor/v1']
    .map((version) => line(`'${version}'`))
    .concat(['?3', 'r.id', 'r.touchpoint', '?4', `r.channel || ' ' || r.proof`, 'r.stars', '?5', `'-'`].map(line))
    .join(' || ')}
  FROM ratings AS r JOIN heads AS h ON h.business_id = r.business_id
  WHERE r.business_id = ?1 AND r.stars IN (${starValues.join(', ')}) AND r.seq = ?2 AND r.withdrawn_at IS NULL
    AND r.invalidated_at IS NULL
    AND ${condition}`

const isWithheld = 'EXISTS (SELECT 1 FROM withholdings AS w WHERE w.business_id = ?1 AND w.seq = ?2'
const conditions = { withheld: `NOT ${isWithheld} AND w.reason = ?5)`, shown: `${isWithheld})` }

/** The next version, so that the Lane, which may be about to write, reads where the log stands. */
const moveHead = `UPDATE heads SET size = size + 1, version = version + 1 WHERE business_id = ?1
  AND EXISTS (SELECT 1 FROM ledger_entries AS l WHERE l.business_id = ?1 AND l.first = heads.size)`

/** Statements of a batch, before those that withhold the text or show it again. Where that is so already, they do nothing. */
export const logTextDeed = (
  db: D1Database,
  businessId: string,
  seq: number,
  deed: TextDeed,
  now: number,
): D1PreparedStatement[] => {
  const day = new Date(now).toISOString().slice(0, 10)
  const reason = deed.kind === 'withheld' ? deed.reason : '-'
  return [
    db.prepare(append(conditions[deed.kind])).bind(businessId, seq, deed.kind, day, reason),
    db.prepare(moveHead).bind(businessId),
  ]
}
