// The ledger as an auditor needs it: what each line of an entry means, what is checked, and how a check ends.
import { channels, proofs, withholdingReasons } from '../../../worker/contract/lists.ts'

interface Line {
  name: string
  holds: string
}

export const entryLines: Line[] = [
  { name: 'candor/v1', holds: 'the version, always this' },
  { name: 'kind', holds: 'rated, amended, withdrawn, withheld, shown, or invalidated' },
  { name: 'rating', holds: 'the id that the customer’s client made, at most 64 of A–Z a–z 0–9 _ -' },
  { name: 'touchpoint', holds: 'the code of the place that asked' },
  { name: 'day', holds: 'the day of the entry, UTC, as YYYY-MM-DD' },
  { name: 'channel, a space, proof', holds: `${channels.join(', ')}; ${proofs.join(', ')}` },
  { name: 'stars', holds: '1 to 5; of a rating that ends, those that it had' },
  { name: 'reason', holds: `of withheld, and of invalidated; else -: ${withholdingReasons.join(', ')}` },
  {
    name: 'commitment',
    holds:
      'base64url, without padding, of SHA-256(salt ‖ canonical JSON of answers, author and comment), where the entry says something new of them; else -',
  },
]

export const example = `candor/v1
rated
019a8f00-0000-7000-8000-000000000001
BREADQR1
2026-11-22
qr open
5
-
5Q6xWkW1v0oPWm1bTz0n0cQk5oI2QbC6m0r2m1xv3dE
`

export const paths: Line[] = [
  { name: 'checkpoint', holds: 'the newest signed checkpoint; may be kept for 5 seconds' },
  {
    name: 'vkey',
    holds: 'the verifier keys, a line each: those that sign, the current one first, then those that signed formerly',
  },
  {
    name: 'tile/L/N',
    holds:
      'the hashes of level L, 256 in a tile; N in groups of three digits, all but the last with an x: x001/x234/067',
  },
  { name: 'tile/L/N.p/W', holds: 'the first W of them, where the tile is not full' },
  {
    name: 'tile/entries/N, .p/W',
    holds: 'the entries themselves: before each its length in two bytes, the greater one first',
  },
]

export const checks: Line[] = [
  { name: 'signature, origin', holds: 'the checkpoint is signed by a known key, whose name is the origin of the log' },
  { name: 'bundle, entry', holds: 'each entry has nine right lines, and can follow those before it' },
  { name: 'root', holds: 'the entries make the root that is signed' },
  { name: 'tile', holds: 'each tile that is served is made of the entries' },
  {
    name: 'consistency',
    holds: 'the log begins with what was seen of it before, and with the checkpoint that the API names',
  },
  {
    name: 'page',
    holds:
      'the log begins with the checkpoint that the page prints, and each figure in the page is the one to which the first so many entries add up',
  },
  { name: 'disclosure', holds: 'each figure of the API’s disclosure is the one to which all entries add up' },
]
