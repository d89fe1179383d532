/**
 * Numbers of 0…1 as if by chance, always the same ones from the same seed, so that the same answers give the same interval.
 * Mulberry32: 32 bits of state, enough for a few hundred thousand draws.
 */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
