// The table that stands behind each chart: what is read, copied and exported.

export type Cell = string | number | null
export interface Table {
  columns: string[]
  /** Which of them are shares, that the page writes in percent. */
  shares?: readonly number[]
  /** Numbers as they are: the page writes them, the file has all their digits. */
  rows: Cell[][]
}

/** Spreadsheets take what begins so for a formula. */
const formula = /^[=+\-@\t\r]/

const cellOf = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formula.test(cell) ? `'${cell}` : cell
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * RFC 4180, with the byte order mark that tells Excel that it is UTF-8. What all of it is about stands in each row, so that
 * the rows of several files can be put together.
 */
export const csvOf = ({ columns, rows }: Table, about: readonly [name: string, value: string][] = []): string => {
  const head = [...columns, ...about.map(([name]) => name)]
  const all = [head, ...rows.map((row) => [...row, ...about.map(([, value]) => value)])]
  return `\ufeff${all.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}
