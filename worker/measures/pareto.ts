import { type Share, shareOf } from './share.ts'

/** `cumulated` is the share, 0…1, of all mentions that this cause and those before it make up. */
export type Cause = Share & { key: string; count: number; cumulated: number }

/**
 * Causes by how often they were named, most first (Juran's Pareto principle). `share` is of those who were asked: several
 * may be named at once, so shares may sum to more than 1. Ties stand in the order of their keys. None that nobody named.
 */
export const paretoOf = (counts: Readonly<Record<string, number>>, asked: number): Cause[] => {
  const named = Object.entries(counts).filter(([, count]) => count > 0)
  const mentions = named.reduce((sum, [, count]) => sum + count, 0)
  let before = 0
  return named
    .sort(([a, most], [b, less]) => less - most || (a < b ? -1 : 1))
    .map(([key, count]) => {
      before += count
      return { key, count, ...shareOf(count, asked), cumulated: before / mentions }
    })
}
