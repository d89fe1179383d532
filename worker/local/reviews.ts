// Reads reviews out of a CSV file. Rows that cannot be read are named with their line, and the others kept.
import Papa from 'papaparse'
import type * as z from 'zod'
import { ImportedRating } from '../contract/import.ts'

/** Which columns hold what. Several columns of text become paragraphs of one comment. */
export type Mapping = { id: string; stars: string; text: string[]; subject: string }
export type Review = z.input<typeof ImportedRating>
type Row = Record<string, string | undefined>

const reviewOf = (row: Row, { id, stars, text, subject }: Mapping, index: number): Review => ({
  sourceId: row[id] || String(index),
  stars: Number(row[stars]),
  comment:
    text
      .map((column) => row[column]?.trim())
      .filter(Boolean)
      .join('\n\n') || null,
  subject: row[subject]?.trim() || null,
})

/** `problems` has one sentence for each row left out. Lines count from 1, the header included. */
export const readReviews = (csv: string, mapping: Mapping): { reviews: Review[]; problems: string[] } => {
  const reviews: Review[] = []
  const problems: string[] = []
  let start = 0
  let line = 2
  const header = csv.indexOf('\n') + 1
  Papa.parse<Row>(csv, {
    header: true,
    skipEmptyLines: 'greedy',
    step: ({ data, errors, meta }) => {
      const at = line
      line += csv.slice(Math.max(start, header), meta.cursor).split('\n').length - 1
      start = meta.cursor
      const review = reviewOf(data, mapping, reviews.length + problems.length)
      const fault = errors[0]?.message ?? ImportedRating.safeParse(review).error?.issues[0]?.message
      if (fault) problems.push(`line ${at}: ${fault}`)
      else reviews.push(review)
    },
  })
  return { reviews, problems }
}
