import type { Figures, Spread } from './figures.ts'

export type Result = Figures & { name: string; connections: number }

const heads = ['', 'connections', 'accepted/s', '× bare insert', 'p50 ms', 'p99 ms', 'not 201']

const shown = ({ median, min, max }: Spread, digits: number) =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`

/** How many times the bare insert's rate, at the same number of connections. */
export const timesTheFloor = (result: Result, results: readonly Result[]): number => {
  const floor = results.find(({ connections }) => connections === result.connections)
  return result.acceptedPerSecond.median / (floor?.acceptedPerSecond.median ?? Number.NaN)
}

/** The results as Markdown. The bare insert comes first among those of the same number of connections. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = results.map((result) => [
    result.name,
    String(result.connections),
    shown(result.acceptedPerSecond, 0),
    timesTheFloor(result, results).toFixed(2),
    shown(result.p50, 1),
    shown(result.p99, 1),
    String(result.refused),
  ])
  const widths = heads.map((head, column) =>
    Math.max(...[head, ...rows.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  )
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
