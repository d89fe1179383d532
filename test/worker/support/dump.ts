// All bytes that a database holds, as a thief of it would read them, and whether something stands in them in any spelling.

type Cell = string | number | null | ArrayBuffer | Uint8Array | number[]
/** By the name of a table, its bytes in parts, a character a byte, in lower case. */
export type Dump = Map<string, string[]>

const encoder = new TextEncoder()
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const base64 = (bytes: Uint8Array) => btoa(latin(bytes))
const wide = (text: string) => latin(new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer))

const textOf = (cell: Cell): string => {
  if (typeof cell === 'string' || typeof cell === 'number') return latin(encoder.encode(String(cell)))
  return cell === null ? '' : latin(new Uint8Array(cell as ArrayBuffer))
}

const joined = (rows: Cell[][]): string => rows.flat().map(textOf).join('\n').toLowerCase()

const isOurs = (name: string) => !/^(_cf_|sqlite_|d1_)/.test(name)

// Other tests leave a hundred thousand rows in the same database.
const rowsAtOnce = 2000

const dumpTable = async (db: D1Database, name: string): Promise<string[]> => {
  const parts: string[] = []
  for (;;) {
    const sql = `SELECT * FROM "${name}" LIMIT ${rowsAtOnce} OFFSET ${parts.length * rowsAtOnce}`
    const rows = await db.prepare(sql).raw<Cell[]>()
    parts.push(joined(rows))
    if (rows.length < rowsAtOnce) return parts
  }
}

/** Each table of D1, by its name. */
export const dumpDatabase = async (db: D1Database): Promise<Dump> => {
  const { results } = await db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all<{ name: string }>()
  const dump: Dump = new Map()
  for (const { name } of results) if (isOurs(name)) dump.set(name, await dumpTable(db, name))
  return dump
}

/** All that a Lane keeps: its tables, those of the index of words among them, and its keys. */
export const dumpLane = async (storage: DurableObjectStorage): Promise<Dump> => {
  const { sql } = storage
  const tables = sql.exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`).toArray()
  const names = tables.map(({ name }) => name).filter(isOurs)
  const dump: Dump = new Map()
  for (const name of names)
    dump.set(`lane: ${name}`, [joined([...sql.exec(`SELECT * FROM "${name}"`).raw()] as Cell[][])])
  dump.set('lane: keys', [textOf(JSON.stringify([...(await storage.list())])).toLowerCase()])
  return dump
}

/** Base64 of bytes that stand anywhere among others: without the letters that depend on the neighbours. */
const withinBase64 = (bytes: Uint8Array) =>
  [0, 1, 2].map((shift) =>
    base64(new Uint8Array([...new Uint8Array(shift), ...bytes])).slice(
      shift + 1,
      Math.floor(((bytes.length + shift) * 8) / 6) - 1,
    ),
  )

const spellingsOf = (secret: string | Uint8Array): string[] => {
  const bytes = typeof secret === 'string' ? encoder.encode(secret) : secret
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const coded = [...withinBase64(bytes), base64(bytes).replaceAll('=', '')]
  const asText =
    typeof secret === 'string' ? [wide(secret), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)] : []
  return [latin(bytes), hex, ...coded, ...coded.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')), ...asText]
}

/** The tables in which a secret stands, whatever the case of its letters. */
export const tablesWith = (dump: Dump, secret: string | Uint8Array): string[] => {
  const spellings = spellingsOf(secret).map((one) => one.toLowerCase())
  return [...dump].flatMap(([name, parts]) =>
    parts.some((part) => spellings.some((one) => part.includes(one))) ? [name] : [],
  )
}
