// What this browser has seen of each ledger. It stays here, and tells nobody.
import type { Seen } from '../../../worker/ledger/verify.ts'

const nameOf = (ledger: string) => `seen ${ledger}`

const isSeen = (value: unknown): value is Seen =>
  typeof value === 'object' && value !== null && 'size' in value && 'root' in value

export const recall = (ledger: string): Seen | undefined => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(nameOf(ledger)) ?? 'null')
    return isSeen(value) ? value : undefined
  } catch {
    // Storage that is shut, or a value that is not ours: as if nothing had been seen.
    return undefined
  }
}

export const remember = (ledger: string, seen: Seen): void => {
  try {
    localStorage.setItem(nameOf(ledger), JSON.stringify(seen))
  } catch {
    // Without storage every time is the first.
  }
}
