// Entries of the ledger, format candor/v1: nine lines, none left out, and no free text in any of them.

import { sha256 } from '@noble/hashes/sha2.js'
import { channels, proofs, withholdingReasons } from '../contract/lists.ts'
import type { Channel, Proof } from '../contract/vocabulary.ts'
import { fromHex, toBase64Url } from './encoding.ts'

export const entryKinds = ['rated', 'amended', 'withdrawn', 'withheld', 'shown', 'invalidated'] as const
/** What takes a rating out of the score, for good. */
const endings = ['withdrawn', 'invalidated'] as const
export type Ending = (typeof endings)[number]
export const endingOf = (kind: string): Ending | null => endings.find((ending) => ending === kind) ?? null

export type EntryKind = (typeof entryKinds)[number]
const version = 'candor/v1'
const nothing = '-'
export const linesAnEntry = 9

export type Entry = {
  kind: EntryKind
  /** The rating's id, as its customer's client made it. */
  rating: string
  touchpoint: string
  /** Day of the entry in UTC, as YYYY-MM-DD. */
  day: string
  channel: Channel
  proof: Proof
  /** As they stand with this entry; for one that takes a rating out, as they stood. */
  stars: number
  /** Of a text that is withheld, or a rating that is invalidated; else null. */
  reason: string | null
  /** To what the customer said; null where the entry says nothing new of it. */
  commitment: string | null
}

/** What a commitment is made to. */
export type Content = { answers: string | null; comment: string | null; author: string | null }

const encoder = new TextEncoder()

/** Keys in order, no spaces. `answers` is JSON already, ordered by key, or null. */
const canonical = ({ answers, comment, author }: Content): string =>
  `{"answers":${answers ?? '{}'},"author":${JSON.stringify(author)},"comment":${JSON.stringify(comment)}}`

/** base64url( SHA-256( salt || canonical JSON ) ). The salt, 32 bytes as hex, keeps short texts from being guessed. */
export const commitmentTo = (content: Content, salt: string): string => {
  const hash = sha256
    .create()
    .update(fromHex(salt))
    .update(encoder.encode(canonical(content)))
  return toBase64Url(hash.digest())
}

export const writeEntry = (entry: Entry): string => {
  const { kind, rating, touchpoint, day, channel, proof, stars, reason, commitment } = entry
  const lines = [version, kind, rating, touchpoint, day, `${channel} ${proof}`, stars, reason, commitment]
  return `${lines.map((line) => line ?? nothing).join('\n')}\n`
}

class EntryError extends Error {}

const isOneOf = <Value extends string>(list: readonly Value[], value: string | undefined): value is Value =>
  list.includes(value as Value)

const orNull = (line: string | undefined): string | null => (line === nothing ? null : (line ?? ''))

const shapes: [name: string, test: (lines: readonly string[]) => boolean][] = [
  ['version', ([line]) => line === version],
  ['kind', ([, line]) => isOneOf(entryKinds, line)],
  ['rating', ([, , line]) => /^[\w-]{1,64}$/.test(line ?? '')],
  ['touchpoint', ([, , , line]) => /^[\w-]{1,64}$/.test(line ?? '')],
  ['day', ([, , , , line]) => /^\d{4}-\d\d-\d\d$/.test(line ?? '')],
  ['channel', ([, , , , , line]) => isOneOf(channels, line?.split(' ')[0]) && isOneOf(proofs, line?.split(' ')[1])],
  ['stars', ([, , , , , , line]) => /^[1-5]$/.test(line ?? '')],
  ['reason', ([, , , , , , , line]) => line === nothing || isOneOf(withholdingReasons, line)],
  ['commitment', ([, , , , , , , , line]) => line === nothing || /^[\w-]{43}$/.test(line ?? '')],
]

/** Reads one entry whole. Throws `EntryError`, which names the line that is wrong. */
export const readEntry = (text: string): Entry => {
  const lines = text.split('\n')
  if (lines.length !== linesAnEntry + 1 || lines.at(-1) !== '') throw new EntryError('it has not nine lines')
  const wrong = shapes.find(([, fits]) => !fits(lines))
  if (wrong) throw new EntryError(`its ${wrong[0]} is wrong`)
  const [, kind, rating = '', touchpoint = '', day = '', from = '', stars, reason, commitment] = lines
  const [channel, proof] = from.split(' ') as [Channel, Proof]
  const known = { kind: kind as EntryKind, channel, proof, stars: Number(stars) }
  return { ...known, rating, touchpoint, day, reason: orNull(reason), commitment: orNull(commitment) }
}

/** The entries of a text, each with all its lines. */
export const splitEntries = (text: string): string[] => {
  const lines = text.split('\n').slice(0, -1)
  return Array.from(
    { length: Math.floor(lines.length / linesAnEntry) },
    (_, at) => `${lines.slice(at * linesAnEntry, (at + 1) * linesAnEntry).join('\n')}\n`,
  )
}
