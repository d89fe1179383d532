// Who has just rated from where, for as long as it takes to see a burst. In memory only, and under a name that is made
// with a key of chance: nothing of a network address is stored, logged, or known to anybody after the Lane's end.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../ledger/encoding.ts'
import { type Arrival, afterArrival, isWatched } from './bursts.ts'
import { networkOf } from './network.ts'
import type { Outcome, Write } from './writes.ts'

// More sources than that within a minute are no longer told apart: those that were quiet for longest are forgotten.
const sourcesAtMost = 5000

export type Arrivals = ReadonlyMap<string, readonly Arrival[]>

export class RecentArrivals {
  readonly #key = crypto.getRandomValues(new Uint8Array(32))
  /** By source, the one that rated last at the end. */
  readonly #sources = new Map<string, readonly Arrival[]>()

  /** With a name that means something here alone, in place of the address. */
  hide(write: Write): Write {
    if (write.kind !== 'rate' || write.source === undefined) return write
    const { source, ...rest } = write
    const network = networkOf(source)
    return network === undefined ? rest : { ...rest, source: this.#named(network) }
  }

  #named(network: string): string {
    return toHex(hmac(sha256, this.#key, new TextEncoder().encode(network)).subarray(0, 16))
  }

  /** What came before from the sources of these writes. */
  before(writes: readonly Write[]): Arrivals {
    const sources = writes.flatMap((write) => (write.kind === 'rate' && write.source ? [write.source] : []))
    return new Map(sources.map((source) => [source, this.#sources.get(source) ?? []]))
  }

  /** Remembers what was committed. One that is sent again is still one. */
  note(writes: readonly Write[], outcomes: readonly Outcome[]): void {
    for (const [index, write] of writes.entries()) {
      const outcome = outcomes[index]
      if (write.kind !== 'rate' || !write.source || !outcome || 'refused' in outcome) continue
      const { rating } = outcome
      if (isWatched(rating)) this.#put(write.source, rating)
    }
  }

  #put(source: string, { id, seq, receivedAt, burst }: Arrival): void {
    const { kept } = afterArrival(this.#sources.get(source) ?? [], { id, seq, receivedAt, burst })
    this.#sources.delete(source)
    this.#sources.set(source, kept)
    const [longestQuiet] = this.#sources.keys()
    if (this.#sources.size > sourcesAtMost && longestQuiet !== undefined) this.#sources.delete(longestQuiet)
  }
}
