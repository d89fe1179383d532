// All ratings in order of arrival, read a stretch at a time: neither their number nor a slow reader needs memory.
import { stringify } from 'csv-stringify/sync'
import { type ExportedRating, exportColumns, guardQuoted } from '../contract/export.ts'
import { starValues } from '../contract/lists.ts'
import { readHead } from '../lane/store.ts'
import { stateOf } from '../lane/writes.ts'
import { readHistories } from './histories.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf, isWaiting } from './read.ts'

const stretch = 1000

type Source = {
  db: D1Database
  businessId: string
  /** Whether the contacts go with it: for those who may work on ratings. */
  mayReach: boolean
  /** Of the members, by the user's id. */
  names: ReadonlyMap<string, string>
}
/** The stretch after rating `low`. */
type Part = Source & { low: number }
type Row = CaseRow & { withdrawnAt: number | null; contact: string | null }

const sqlFor = (mayReach: boolean) => `SELECT ${caseColumns}, r.withdrawn_at AS withdrawnAt,
  ${mayReach ? 'r.contact' : 'NULL AS contact'} FROM ratings AS r ${caseJoins}
  WHERE r.business_id = ? AND r.stars IN (${starValues.join(', ')}) AND r.seq > ? AND r.seq <= ? ORDER BY r.seq`

/** The table has no place for who is in charge and what was done. */
type InOneRow = Omit<ExportedRating, 'assignee' | 'events'>

const flatOf = (row: Row): InOneRow => {
  const { assignee: _, ...rating } = caseOf(row)
  const contact = isWaiting(row) ? null : row.contact
  return { ...rating, contact, state: stateOf(row) }
}

const csvRow = ({ reply, tags, answers, ...rating }: InOneRow) => ({
  ...rating,
  answers: Object.keys(answers).length > 0 ? JSON.stringify(answers) : undefined,
  tags: tags.join(', '),
  reply: reply?.text,
  repliedBy: reply?.author,
  repliedAt: reply?.repliedAt,
})

/** The byte order mark tells Excel that this is UTF-8. */
const csv = async (rows: Row[], { low }: Part) =>
  stringify(rows.map(flatOf).map(csvRow), {
    bom: low === 0,
    header: low === 0,
    columns: [...exportColumns],
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { boolean: String, string: guardQuoted },
  })

const ndjson = async (rows: Row[], { db, businessId, names, low }: Part) => {
  const histories = await readHistories(db, businessId, low, low + stretch)
  const lineOf = (row: Row) => {
    const { assignee: id, number, withdrawnAt } = row
    const assignee = id === null ? null : { id, name: names.get(id) ?? null }
    const events = withdrawnAt === null ? (histories.get(number) ?? []) : []
    return `${JSON.stringify({ ...flatOf(row), assignee, events } satisfies ExportedRating)}\n`
  }
  return rows.map(lineOf).join('')
}

const formats = { csv, ndjson }
export type ExportFormat = keyof typeof formats

async function* partsOf(source: Source, format: ExportFormat) {
  const { db, businessId, mayReach } = source
  const sql = sqlFor(mayReach)
  const { seq } = await readHead(db, businessId)
  for (let low = 0; low === 0 || low < seq; low += stretch) {
    const { results } = await db
      .prepare(sql)
      .bind(businessId, low, low + stretch)
      .all<Row>()
    yield formats[format](results, { ...source, low })
  }
}

/** Everything up to now, in UTF-8. The reader sets the pace. */
export const exportRatings = (source: Source, format: ExportFormat): ReadableStream<Uint8Array> => {
  const parts = partsOf(source, format)
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}
