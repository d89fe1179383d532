import type { Figures, Spread } from './figures.ts'

export type Result = Figures & { name: string; connections: number }

const heads = (floor: string) => ['', 'connections', 'accepted/s', `× ${floor}`, 'p50 ms', 'p99 ms', 'not 201']

const shown = ({ median, min, max }: Spread, digits: number) =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`

/** How many times the bare insert's rate, at the same number of connections. */
export const timesTheFloor = (result: Result, results: readonly Result[]): number => {
  const floor = results.find(({ connections }) => connections === result.connections)
  return result.acceptedPerSecond.median / (floor?.acceptedPerSecond.median ?? Number.NaN)
}

/** A table in Markdown, its columns aligned. */
export const tableOf = (names: readonly string[], rows: readonly string[][]): string => {
  const widths = names.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** The results as Markdown. What the others are held against comes first among those of the same number of connections. */
export const intakeTable = (results: readonly Result[], floor = 'bare insert'): string => {
  const rows = results.map((result) => [
    result.name,
    String(result.connections),
    shown(result.acceptedPerSecond, 0),
    timesTheFloor(result, results).toFixed(2),
    shown(result.p50, 1),
    shown(result.p99, 1),
    String(result.refused),
  ])
  return tableOf(heads(floor), rows)
}
