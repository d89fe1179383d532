// Reads reviews out of a CSV file. Rows that cannot be read are named with their line, and the others kept.
import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import type * as z from 'zod'
import { ImportedRating } from '../contract/import.ts'

/** Which columns hold what. Several columns of text become paragraphs of one comment. */
export type Mapping = {
  stars: string
  text: string[]
  subject: string
  author?: string | undefined
  date?: string | undefined
  id?: string | undefined
}
export type Review = z.input<typeof ImportedRating>
type Row = Record<string, string | undefined>

const timeOf = (date: string | undefined) => {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? date : new Date(at).toISOString()
}

const wordsOf = (row: Row, columns: string[]) =>
  columns
    .map((column) => row[column]?.trim())
    .filter(Boolean)
    .join('\n\n') || null

const reviewOf = (row: Row, mapping: Mapping): Omit<Review, 'sourceId'> => ({
  stars: row[mapping.stars]?.trim() ? Number(row[mapping.stars]) : Number.NaN,
  comment: wordsOf(row, mapping.text),
  subject: wordsOf(row, [mapping.subject]),
  ...(mapping.author ? { author: wordsOf(row, [mapping.author]) } : {}),
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

/** Columns that the mapping names and the file does not have. */
export const missingColumns = (csv: string, { stars, text, subject, author, date, id }: Mapping, chosen: string[]) => {
  const header = Papa.parse<string[]>(csv, { preview: 1 }).data[0] ?? []
  const needed = [stars, ...[...text, subject, author, date, id].filter((column) => column && chosen.includes(column))]
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
      const said = reviewOf(data, mapping)
      const review = { ...said, sourceId: (mapping.id && data[mapping.id]) || nameOf(said) }
      const issue = ImportedRating.safeParse(review).error?.issues[0]
      const fault = errors[0]?.message ?? (issue && `${issue.path.join('.')}: ${issue.message}`)
      if (fault) problems.push(`line ${at}: ${fault}`)
      else reviews.push(review)
    },
  })
  return { reviews, problems }
}
