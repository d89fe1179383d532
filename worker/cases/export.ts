// All ratings in order of arrival, read a stretch at a time: neither their number nor a slow reader needs memory.
import { stringify } from 'csv-stringify/sync'
import { type ExportedRating, exportColumns, guardQuoted } from '../contract/export.ts'
import { starValues } from '../contract/lists.ts'
import { readHead } from '../lane/store.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './read.ts'

const stretch = 1000

type Row = CaseRow & { withdrawnAt: number | null; contact: string | null }

/** The contacts for those who may work on ratings. */
const sqlFor = (mayReach: boolean) => `SELECT ${caseColumns}, r.withdrawn_at AS withdrawnAt,
  ${mayReach ? 'r.contact' : 'NULL AS contact'} FROM ratings AS r ${caseJoins}
  WHERE r.business_id = ? AND r.stars IN (${starValues.join(', ')}) AND r.seq > ? AND r.seq <= ? ORDER BY r.seq`

const exportedOf = ({ withdrawnAt, contact, ...row }: Row): ExportedRating => {
  const { assignee: _, ...rating } = caseOf(row)
  return { ...rating, contact, state: withdrawnAt === null ? 'counted' : 'withdrawn' }
}

const csvRow = ({ reply, tags, answers, ...rating }: ExportedRating) => ({
  ...rating,
  answers: Object.keys(answers).length > 0 ? JSON.stringify(answers) : undefined,
  tags: tags.join(', '),
  reply: reply?.text,
  repliedBy: reply?.author,
  repliedAt: reply?.repliedAt,
})

/** The byte order mark tells Excel that this is UTF-8. */
const csv = (ratings: ExportedRating[], isFirst: boolean) =>
  stringify(ratings.map(csvRow), {
    bom: isFirst,
    header: isFirst,
    columns: [...exportColumns],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: String, string: guardQuoted },
  })

const ndjson = (ratings: ExportedRating[]) => ratings.map((rating) => `${JSON.stringify(rating)}\n`).join('')

const formats = { csv, ndjson }
export type ExportFormat = keyof typeof formats

async function* partsOf(db: D1Database, businessId: string, format: ExportFormat, mayReach: boolean) {
  const sql = sqlFor(mayReach)
  const { seq } = await readHead(db, businessId)
  for (let low = 0; low === 0 || low < seq; low += stretch) {
    const { results } = await db
      .prepare(sql)
      .bind(businessId, low, low + stretch)
      .all<Row>()
    yield formats[format](results.map(exportedOf), low === 0)
  }
}

/** Everything up to now, in UTF-8. The reader sets the pace. */
export const exportRatings = (
  db: D1Database,
  businessId: string,
  format: ExportFormat,
  mayReach: boolean,
): ReadableStream<Uint8Array> => {
  const parts = partsOf(db, businessId, format, mayReach)
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}
