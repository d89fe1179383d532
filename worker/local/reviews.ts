// Reads reviews out of a CSV file. Rows that cannot be read are named with their line, and the others kept.
import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import type * as z from 'zod'
import { exportColumns, unguarded } from '../contract/export.ts'
import { ImportedRating } from '../contract/import.ts'
import type { Locale } from '../contract/vocabulary.ts'

/** Which columns hold what. Several columns of text become paragraphs of one comment. */
export type Mapping = {
  stars: string
  /** What the column of the stars says for each number of them, where that is no number. */
  starValues?: Readonly<Record<string, number>> | undefined
  text: readonly string[]
  subject?: string | undefined
  author?: string | undefined
  date?: string | undefined
  id?: string | undefined
  locale?: string | undefined
  answers?: readonly AnswerColumn[] | undefined
}
/** Which column answers a question. What it says may stand for a number; some of it for no answer. */
export type AnswerColumn = {
  key: string
  column: string
  values?: Readonly<Record<string, number>> | undefined
  none: readonly string[]
}
export type Review = z.input<typeof ImportedRating>
type Row = Record<string, string | undefined>

const timeOf = (date: string | undefined) => {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? date : new Date(at).toISOString()
}

const numberOf = (said: string, values: Readonly<Record<string, number>> | undefined): number =>
  values ? (values[said] ?? Number.NaN) : Number(said)

const answersOf = (row: Row, columns: readonly AnswerColumn[]) =>
  Object.fromEntries(
    columns.flatMap(({ key, column, values, none }) => {
      const said = row[column]?.trim() ?? ''
      return said === '' || none.includes(said) ? [] : [[key, numberOf(said, values)]]
    }),
  )

const wordsOf = (row: Row, columns: readonly string[]) =>
  columns
    .map((column) => row[column]?.trim())
    .filter(Boolean)
    .join('\n\n') || null

const reviewOf = (row: Row, mapping: Mapping): Omit<Review, 'sourceId'> => ({
  stars: row[mapping.stars]?.trim() ? numberOf(row[mapping.stars]?.trim() ?? '', mapping.starValues) : Number.NaN,
  comment: wordsOf(row, mapping.text),
  subject: mapping.subject ? wordsOf(row, [mapping.subject]) : null,
  ...(mapping.answers ? { answers: answersOf(row, mapping.answers) } : {}),
  ...(mapping.author ? { author: wordsOf(row, [mapping.author]) } : {}),
  ...(mapping.locale && row[mapping.locale] ? { locale: row[mapping.locale] as Locale } : {}),
  ...(mapping.date && row[mapping.date] ? { ratedAt: timeOf(row[mapping.date]) } : {}),
})

/** Names a review by what it says, and the second one that says the same by that and 2: rows may move, and new ones come. */
const namer = () => {
  const seen = new Map<string, number>()
  return (review: Omit<Review, 'sourceId'>): string => {
    const hash = createHash('sha256').update(JSON.stringify(review)).digest('base64url')
    const times = (seen.get(hash) ?? 0) + 1
    seen.set(hash, times)
    return `${hash} ${times}`
  }
}

const headerOf = (csv: string): string[] => Papa.parse<string[]>(csv, { preview: 1 }).data[0] ?? []

const ofExport: Mapping = {
  stars: 'stars',
  text: ['comment'],
  subject: 'subject',
  author: 'author',
  date: 'receivedAt',
  id: 'number',
  locale: 'locale',
}

/** Where things are in a file that Candor has exported; undefined for any other file. */
export const exportMapping = (csv: string): Mapping | undefined => {
  const header = headerOf(csv)
  return exportColumns.every((column) => header.includes(column)) ? ofExport : undefined
}

/** What a customer has withdrawn is brought in nowhere. */
const isWithdrawn = (row: Row, mapping: Mapping) =>
  mapping === ofExport && ['withdrawn', 'invalidated'].includes(row.state ?? '')

const asTyped = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, text]) => [column, text && unguarded(text)]))

/** Columns that the mapping names and the file does not have; of those named by nobody, only the stars are needed. */
export const missingColumns = (csv: string, mapping: Mapping, isNamed: (column: string) => boolean) => {
  const header = headerOf(csv)
  const { stars, text, subject, author, date, id, locale, answers = [] } = mapping
  const others = [...text, subject, author, date, id, locale, ...answers.map(({ column }) => column)]
  const needed = [stars, ...others.filter((column) => column && isNamed(column))]
  return needed.filter((column) => column !== undefined && !header.includes(column))
}

/** `problems` has one sentence for each row left out. Lines count from 1, the header included. */
export const readReviews = (csv: string, mapping: Mapping): { reviews: Review[]; problems: string[] } => {
  const reviews: Review[] = []
  const problems: string[] = []
  const nameOf = namer()
  let start = csv.indexOf('\n') + 1
  let line = 2
  Papa.parse<Row>(csv, {
    header: true,
    skipEmptyLines: 'greedy',
    step: ({ data, errors, meta }) => {
      const at = line
      line += csv.slice(start, meta.cursor).split('\n').length - 1
      start = Math.max(start, meta.cursor)
      if (isWithdrawn(data, mapping)) return
      const said = reviewOf(mapping === ofExport ? asTyped(data) : data, mapping)
      const review = { ...said, sourceId: (mapping.id && data[mapping.id]) || nameOf(said) }
      const issue = ImportedRating.safeParse(review).error?.issues[0]
      const fault = errors[0]?.message ?? (issue && `${issue.path.join('.')}: ${issue.message}`)
      if (fault) problems.push(`line ${at}: ${fault}`)
      else reviews.push(review)
    },
  })
  return { reviews, problems }
}
