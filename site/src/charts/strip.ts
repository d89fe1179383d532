// One question as a strip: all who answered, part by part.
import { letter, linesOf } from './lines.ts'

export interface StripRow {
  key: string
  label: string
  /** The figure in words, under the label. */
  said: string
  /** From the lowest answer up, 0…1; none: too few to say. */
  shares: readonly number[]
  /** The words of each answer, or of the lowest and the highest alone. */
  words: readonly string[]
}

const [line, bar, foot, gap] = [18, 22, 20, 18]
const percent = (share: number) => `${Math.round(share * 100)}`

/** What fits into a part of so many pixels: its word and its percent, its percent, or nothing. */
const written = (word: string | undefined, share: number, width: number): string => {
  const fits = (text: string) => text.length * letter + 8 <= width
  return [`${word} ${percent(share)}`, percent(share)].find((text) => word !== undefined && fits(text)) ?? ''
}

const partsOf = ({ shares, words }: StripRow, width: number) => {
  let from = 0
  return shares.map((share, index) => {
    const [x, wide] = [from * width, share * width]
    from += share
    const word = words.length === shares.length ? words[index] : ''
    // From pale to strong; of two, the second is the strong one.
    const strength = 0.12 + (0.4 * index) / Math.max(1, shares.length - 1)
    return { index, x, wide, strength, text: written(word, share, wide).trim() }
  })
}

/** Where everything stands, row under row, and how high all of it is. */
export const placed = (rows: readonly StripRow[], width: number) => {
  let height = 0
  const drawn = rows.map((row) => {
    const top = height
    const lines = linesOf(row.label, width).map((text, index) => ({ text, y: top + 14 + index * line }))
    const below = top + lines.length * line
    height = below + line + 6 + bar + foot + gap
    const ends = { low: row.words[0] ?? '', high: row.words.at(-1) ?? '', y: below + line + 6 + bar + 15 }
    return { ...row, lines, saidAt: below + 14, barAt: below + line + 6, ends, parts: partsOf(row, width) }
  })
  return { drawn, height: Math.max(0, height - gap), bar }
}
