// Bursts in SQL: statements for the batch that writes their ratings.
import type { BurstDelta } from './bursts.ts'

// Begun with nothing, because stars may also be taken away: a row that would go below nothing is refused before it is added.
const begin = `INSERT INTO bursts (business_id, number, touchpoint, started_at, ended_at)
  SELECT ?1, value->>0, value->>1, value->>2, value->>3 FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`

const move = `UPDATE bursts SET ratings = ratings + (row.value->>4),
    touchpoint = CASE WHEN (row.value->>4) = 0 OR touchpoint = row.value->>1 THEN touchpoint END,
    started_at = min(started_at, coalesce(row.value->>2, started_at)),
    ended_at = max(ended_at, coalesce(row.value->>3, ended_at)),
    stars_1 = stars_1 + (row.value->>5), stars_2 = stars_2 + (row.value->>6), stars_3 = stars_3 + (row.value->>7),
    stars_4 = stars_4 + (row.value->>8), stars_5 = stars_5 + (row.value->>9)
  FROM json_each(?2) AS row WHERE business_id = ?1 AND number = row.value->>0`

const rowOf = ({ number, touchpoints: [first, ...others], startedAt, endedAt, ratings, stars }: BurstDelta) => [
  number,
  others.length > 0 ? null : first,
  startedAt,
  endedAt,
  ratings,
  ...stars,
]

export const burstsMoved = (
  db: D1Database,
  businessId: string,
  deltas: readonly BurstDelta[],
): D1PreparedStatement[] => {
  const rows = (sql: string, list: readonly BurstDelta[]) =>
    list.length > 0 ? [db.prepare(sql).bind(businessId, JSON.stringify(list.map(rowOf)))] : []
  return [
    ...rows(
      begin,
      deltas.filter(({ ratings }) => ratings > 0),
    ),
    ...rows(move, deltas),
  ]
}
