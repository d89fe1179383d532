/** The page numbers to link from `page`: its neighbours, the first and the last; 0 stands for a gap. */
export const pageRow = (page: number, last: number): number[] => {
  const wanted = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last)
  const numbers = [...new Set(wanted)].sort((a, b) => a - b)
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? number - 1
    return number - before > 1 ? [0, number] : [number]
  })
}
