// Turns single bits of what is stored, and sees who notices: whoever verifies the log, or the customer with a receipt.
import type { D1Database } from '@cloudflare/workers-types'
import type { Disclosure } from '../../worker/contract/disclosure.ts'
import { auditLog } from '../../worker/ledger/audit.ts'
import { figuresOf } from '../../worker/ledger/compare.ts'
import { fromBase64 } from '../../worker/ledger/encoding.ts'
import { commitmentTo, readEntry } from '../../worker/ledger/entry.ts'
import { openNote, readVkey } from '../../worker/ledger/note.ts'
import { isIncluded } from '../../worker/ledger/proofs.ts'
import { leafHash } from '../../worker/ledger/tree.ts'
import { Mismatch, type Seen } from '../../worker/ledger/verify.ts'
import { type Chance, oneOf } from './chance.ts'
import { printedPage } from './printed-page.ts'

type Table = { name: string; key: string[]; columns: string[]; rows?: string; weight: number }

/** Columns that the log, the page's numbers and a receipt are made of. Those that say more stand in more often. */
const tables: Table[] = [
  {
    name: 'ledger_entries',
    key: ['business_id', 'first'],
    columns: ['business_id', 'first', 'entries', 'entries', 'entries'],
    weight: 5,
  },
  {
    name: 'ledger_tiles',
    key: ['business_id', 'level', 'n'],
    columns: ['business_id', 'level', 'n', 'hashes', 'hashes', 'hashes'],
    weight: 4,
  },
  {
    name: 'checkpoints',
    key: ['business_id', 'size'],
    columns: ['business_id', 'size', 'previous', 'root', 'note'],
    weight: 4,
  },
  { name: 'heads', key: ['business_id'], columns: ['business_id', 'seq', 'size'], weight: 1 },
  {
    name: 'ratings',
    key: ['business_id', 'stars', 'seq'],
    columns: ['id', 'stars', 'entry', 'salt', 'comment', 'author', 'answers', 'withdrawn_at'],
    rows: 'receipt_hash IS NOT NULL',
    weight: 4,
  },
  {
    name: 'tallies',
    key: ['business_id', 'subject', 'day', 'touchpoint', 'question', 'channel', 'proof', 'locale', 'value'],
    columns: ['business_id', 'subject', 'day', 'question', 'proof', 'value', 'n'],
    rows: `subject = '' AND day = 'all' AND question = 'stars'`,
    weight: 2,
  },
  { name: 'withholdings', key: ['business_id', 'seq'], columns: ['business_id', 'reason'], weight: 1 },
]
const drawn = tables.flatMap((table) => Array.from({ length: table.weight }, () => table))

/** `others` are the values of the key but for this cell. */
type Cell = { others: string; type: 'text' | 'blob' | 'integer'; cell: string | number }
type Spot = Cell & { table: string; column: string; key: string }

const written = {
  text: (n: number) => `CAST(unhex(?${n}) AS TEXT)`,
  blob: (n: number) => `unhex(?${n})`,
  integer: (n: number) => `?${n}`,
}

const put = (db: D1Database, { table, column, key, type, others }: Spot, from: string | number, to: string | number) =>
  db
    .prepare(
      `UPDATE ${table} SET ${column} = ${written[type](3)} WHERE ${key} = ?1 AND ${column} = ${written[type](2)}`,
    )
    .bind(others, from, to)
    .run()

/** A cell that has bits. */
const draw = async (db: D1Database, businessId: string, chance: Chance): Promise<Spot> => {
  const { name: table, key: names, columns, rows = 'true' } = oneOf(chance, drawn)
  const column = oneOf(chance, columns)
  const key = `json_array(${names.filter((name) => name !== column).join(', ')})`
  const sql = `SELECT ${key} AS others, typeof(${column}) AS type, iif(typeof(${column}) = 'integer', ${column}, hex(${column})) AS cell
    FROM ${table} WHERE business_id = ?1 AND ${column} IS NOT NULL AND ${column} <> '' AND ${rows} ORDER BY 1`
  const { results } = await db.prepare(sql).bind(businessId).all<Cell>()
  if (results.length === 0) return draw(db, businessId, chance)
  return { table, column, key, ...oneOf(chance, results) }
}

/** SQLite keeps a whole number in as few bytes as it takes. */
const bytesOf = (number: number) => Math.max(1, Math.ceil((Math.log2(Math.abs(number) + 1) + 1) / 8))

const turned = ({ type, cell }: Spot, chance: Chance): string | number => {
  if (type === 'integer') {
    const bit = 2n ** BigInt(Math.floor(chance() * 8 * bytesOf(Number(cell))))
    return Number(BigInt(cell) ^ bit)
  }
  const at = Math.floor(chance() * String(cell).length)
  const digit = (Number.parseInt(String(cell)[at] ?? '0', 16) ^ (1 << Math.floor(chance() * 4))).toString(16)
  return `${String(cell).slice(0, at)}${digit}${String(cell).slice(at + 1)}`
}

type Customer = { code: string; id: string; receipt: string }
/** A log and its customers, and how to ask for what is served. */
export type Watched = {
  db: D1Database
  businessId: string
  slug: string
  customers: Customer[]
  seen: Seen[]
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
}

/** Everything that was served meanwhile. */
class Served {
  readonly #watched: Watched
  readonly #bytes: [path: string, text: string][] = []

  constructor(watched: Watched) {
    this.#watched = watched
  }

  async ask(path: string, headers?: Record<string, string>): Promise<Uint8Array> {
    const answer = await this.#watched.get(path, headers)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    this.#bytes.push([path, Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')])
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return bytes
  }

  async json<Body>(path: string, headers?: Record<string, string>): Promise<Body> {
    return JSON.parse(new TextDecoder().decode(await this.ask(path, headers)))
  }

  all = () => JSON.stringify(this.#bytes.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

type Own = {
  id: string
  stars: number
  state: string
  entry: number
  comment: string | null
  author: string | null
  answers: object
}

const hold = (what: string, isRight: boolean) => {
  if (!isRight) throw new Error(`${what} is not what the ledger says`)
}

/** As a customer checks a receipt: what is stored of them is what was logged of them, and that is in the signed log. */
const checkReceipt = async (served: Served, { businessId }: Watched, { code, id, receipt }: Customer) => {
  const headers = { authorization: `Bearer ${receipt}` }
  const at = `/v1/touchpoints/${code}/ratings/${id}`
  const own = await served.json<Own>(at, headers)
  const [head = '', ...rest] = new TextDecoder().decode(await served.ask(`${at}/proof`, headers)).split('\n\n')
  const [, extra = '', index = '', ...path] = head.split('\n')
  const vkeys = new TextDecoder()
    .decode(await served.ask(`/ledger/${businessId}/vkey`))
    .trim()
    .split('\n')
  const [, size, root = ''] = (await openNote(rest.join('\n\n'), await Promise.all(vkeys.map(readVkey)))).split('\n')
  const { entry: text, salt } = JSON.parse(new TextDecoder().decode(fromBase64(extra.slice('extra '.length))))
  const place = Number(index.slice('index '.length))
  const leaf = leafHash(new TextEncoder().encode(text))
  hold('the proof', isIncluded(leaf, place, Number(size), path.map(fromBase64), fromBase64(root)))
  const entry = readEntry(text)
  hold('the rating', entry.rating === id && own.id === id && own.entry === place)
  hold('the stars', entry.stars === own.stars)
  hold('the state', (entry.kind === 'withdrawn') === (own.state === 'withdrawn'))
  if (entry.kind === 'withdrawn') return
  const answers = Object.keys(own.answers).length > 0 ? JSON.stringify(own.answers) : null
  hold('what was said', commitmentTo({ ...own, answers }, salt) === entry.commitment)
}

const told = async (work: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof Mismatch
      ? `the log: ${error.check}`
      : error instanceof Error
        ? error.message
        : String(error)
  }
}

// Nothing is written meanwhile, so nothing more will be signed.
const pause = () => Promise.reject(new Error('less is signed than is published'))

/** Who objects: whoever verifies the log, and customers, each with a reason. And all that was served. */
export const look = async (watched: Watched, page: string) => {
  const { businessId, slug, customers, seen } = watched
  const served = new Served(watched)
  const readDisclosure = () => served.json<Disclosure>(`/v1/businesses/${slug}/disclosure`)
  const read = (path: string) => served.ask(`/ledger/${businessId}/${path}`)
  const auditor = await told(() => auditLog(read, { readDisclosure, readPage: async () => page, pause, seen }))
  const objections = []
  for (const customer of customers) objections.push(await told(() => checkReceipt(served, watched, customer)))
  return { auditor, customer: objections.find(Boolean), served: served.all() }
}

export type Found = Record<'auditor' | 'customer' | 'refused' | 'without effect', number> & {
  missed: string[]
  places: Record<string, number>
}

/** Turns so many bits, one at a time. */
export const tamperOften = async (watched: Watched, tries: number, chance: Chance): Promise<Found> => {
  const { db, businessId } = watched
  const found: Found = { auditor: 0, customer: 0, refused: 0, 'without effect': 0, missed: [], places: {} }
  const path = `/v1/businesses/${watched.slug}/disclosure`
  const disclosure = (await (await watched.get(path)).json()) as Disclosure
  const { entries, checkpoint } = disclosure
  const page = printedPage(figuresOf(disclosure), entries, checkpoint?.size ?? 0, checkpoint?.root ?? '')
  const untouched = await look(watched, page)
  if (untouched.auditor || untouched.customer) throw new Error(untouched.auditor ?? untouched.customer)
  for (let time = 0; time < tries; time += 1) {
    const spot = await draw(db, businessId, chance)
    const bits = turned(spot, chance)
    const name = `${spot.table}.${spot.column}`
    const isTaken = await put(db, spot, spot.cell, bits).then(
      () => true,
      () => false,
    )
    if (!isTaken) {
      // Its own rules keep the database from holding that.
      found.refused += 1
      time -= 1
      continue
    }
    found.places[spot.table] = (found.places[spot.table] ?? 0) + 1
    const { auditor, customer, served } = await look(watched, page)
    await put(db, spot, bits, spot.cell)
    if (auditor) found.auditor += 1
    else if (customer) found.customer += 1
    else if (served === untouched.served) found['without effect'] += 1
    else found.missed.push(`${name}: ${spot.cell} became ${bits}`)
  }
  return found
}
