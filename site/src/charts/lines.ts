// Words on a picture. An SVG breaks no lines by itself.

/** About as wide as a letter is on average, at 14 px. */
export const letter = 7.2

/** The text in at most `most` lines of `width` pixels; what is left over is an ellipsis. */
export const linesOf = (text: string, width: number, most = 2): string[] => {
  const room = Math.max(6, Math.floor(width / letter))
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > room) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  lines.push(line)
  if (lines.length <= most) return lines.map((one) => (one.length > room ? `${one.slice(0, room - 1)}…` : one))
  return [
    ...lines.slice(0, most - 1),
    `${lines
      .slice(most - 1)
      .join(' ')
      .slice(0, room - 1)
      .trimEnd()}…`,
  ]
}

/** From a number of one range to the place in another. */
export const placing =
  (low: number, high: number, from: number, to: number) =>
  (value: number): number =>
    Number((from + ((value - low) / (high - low || 1)) * (to - from)).toFixed(1))
