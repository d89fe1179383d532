// All bytes that a database holds, as a thief of it would read them, and whether something stands in them in any spelling.

type Cell = string | number | null | ArrayBuffer | Uint8Array | number[]
export type Dump = Map<string, Uint8Array>

const encoder = new TextEncoder()

const bytesOf = (cell: Cell): Uint8Array => {
  if (typeof cell === 'string' || typeof cell === 'number') return encoder.encode(String(cell))
  return cell === null ? new Uint8Array() : new Uint8Array(cell as ArrayBuffer)
}

const joined = (cells: Cell[]): Uint8Array => {
  const parts = cells.flatMap((cell) => [bytesOf(cell), encoder.encode('\n')])
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const isOurs = (name: string) => !/^(_cf_|sqlite_|d1_)/.test(name)

/** Each table of D1, by its name. */
export const dumpDatabase = async (db: D1Database): Promise<Dump> => {
  const { results } = await db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all<{ name: string }>()
  const names = results.map(({ name }) => name).filter(isOurs)
  const rows = await Promise.all(names.map((name) => db.prepare(`SELECT * FROM "${name}"`).raw<Cell[]>()))
  return new Map(names.map((name, at) => [name, joined(rows[at]?.flat() ?? [])]))
}

/** All that a Lane keeps: its tables, those of the index of words among them, and its keys. */
export const dumpLane = async (storage: DurableObjectStorage): Promise<Dump> => {
  const { sql } = storage
  const tables = sql.exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`).toArray()
  const names = tables.map(({ name }) => name).filter(isOurs)
  const dump: Dump = new Map()
  for (const name of names)
    dump.set(`lane: ${name}`, joined([...sql.exec(`SELECT * FROM "${name}"`).raw()].flat() as Cell[]))
  dump.set('lane: keys', encoder.encode(JSON.stringify([...(await storage.list())])))
  return dump
}

const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const base64 = (bytes: Uint8Array) => btoa(latin(bytes))
const wide = (text: string) => latin(new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer))

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
  return [...dump].flatMap(([name, bytes]) => {
    const text = latin(bytes).toLowerCase()
    return spellings.some((one) => text.includes(one)) ? [name] : []
  })
}
