// Ratings for tests, as a client would make them.
import type * as z from 'zod'
import type { NewRating } from '../../worker/contract/rating.ts'

type Sent = z.input<typeof NewRating>

const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const newId = (): string => {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`
}

export const newReceipt = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')

export const newRating = (more: Partial<Sent> = {}): Sent & { id: string; receipt: string } => ({
  id: newId(),
  receipt: newReceipt(),
  stars: 4,
  ...more,
})
