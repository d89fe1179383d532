// Work in bounded steps, so that a large business neither blocks the database nor uses up a run.

export type MayGoOn = () => boolean

/** Says yes so many times. */
export const stepsOf = (count: number): MayGoOn => {
  let left = count
  return () => left-- > 0
}

/** Takes steps until one does less than `full`. False where it had to stop before. */
export const untilDone = async (full: number, mayGoOn: MayGoOn, step: () => Promise<number>): Promise<boolean> => {
  while (mayGoOn()) if ((await step()) < full) return true
  return false
}
