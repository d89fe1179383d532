// Checks the proof of one rating (c2sp.org/tlog-proof@v1) against what its customer knows of it: the same code in a browser
// and in the tests.
import { openCheckpoint } from './checkpoint.ts'
import { fromBase64, toBase64 } from './encoding.ts'
import { type Content, commitmentTo, type Ending, type Entry, endingOf, readEntry } from './entry.ts'
import { readVkey } from './note.ts'
import { isIncluded } from './proofs.ts'
import { leafHash } from './tree.ts'
import { because, Mismatch } from './verify.ts'

/** What the customer holds to be so; `ending` is what took it out of the score. */
export type Held = { id: string; touchpoint: string; stars: number; ending: Ending | null; content: Content }

export type Counted = {
  /** Place in the log, from 0, and how many entries of it are signed. */
  index: number
  size: number
  /** Base64. */
  root: string
  origin: string
  /** Whether the entry is seen to commit to these very words; words that were erased cannot be held against it. */
  isOpened: boolean
}

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()]
const format = 'c2sp.org/tlog-proof@v1'

const readProof = (text: string) => {
  const end = text.indexOf('\n\n')
  const [first, extra = '', index = '', ...path] = text.slice(0, end).split('\n')
  if (end < 0 || first !== format || !/^index \d{1,15}$/.test(index) || !extra.startsWith('extra '))
    throw new Error('this is no proof')
  const more = JSON.parse(decoder.decode(fromBase64(extra.slice(6)))) as { entry: string; salt: string | null }
  return { ...more, index: Number(index.slice(6)), path: path.map(fromBase64), note: text.slice(end + 2) }
}

const holdAgainst = (entry: Entry, salt: string | null, held: Held): boolean => {
  const ending = endingOf(entry.kind)
  const wrong = [
    entry.rating !== held.id && 'the entry is of another rating',
    entry.touchpoint !== held.touchpoint && 'the entry is of another touchpoint',
    entry.stars !== held.stars && `the entry has ${entry.stars} stars, the receipt ${held.stars}`,
    ending !== held.ending && `the entry says ${entry.kind}`,
    salt && entry.commitment !== commitmentTo(held.content, salt) && 'the entry commits to other words',
  ].filter(Boolean)
  if (wrong.length > 0) throw new Mismatch('entry', wrong.join('; '))
  return Boolean(salt)
}

/** `vkeys` are the keys of the log, a verifier key each. Throws `Mismatch`, which says what differs. */
export const checkProof = async (text: string, vkeys: readonly string[], held: Held): Promise<Counted> => {
  const { entry, salt, index, path, note } = await because('entry', () => readProof(text))
  const verifiers = await because('signature', () => Promise.all(vkeys.map(readVkey)))
  const { origin, size, root } = await because('signature', () => openCheckpoint(note, verifiers))
  if (verifiers.some(({ name }) => name !== origin)) throw new Mismatch('origin', `the checkpoint is of ${origin}`)
  if (!isIncluded(leafHash(encoder.encode(entry)), index, size, path, root))
    throw new Mismatch('root', `entry ${index} does not lead to the root that is signed`)
  const isOpened = await because('entry', () => holdAgainst(readEntry(entry), salt, held))
  return { index, size, root: toBase64(root), origin, isOpened }
}
