// Bundles of entries (c2sp.org/tlog-tiles v1): each entry after its length, two bytes, the greater one first.
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

class BundleError extends Error {}

export const writeBundle = (entries: readonly string[]): Uint8Array<ArrayBuffer> => {
  const encoded = entries.map((entry) => encoder.encode(entry))
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + 2 + length, 0))
  let at = 0
  for (const entry of encoded) {
    bytes[at] = entry.length >> 8
    bytes[at + 1] = entry.length & 255
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/** The bytes of each entry. Throws `BundleError` where they end too early. */
export const splitBundle = (bytes: Uint8Array): Uint8Array[] => {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
    if (end > bytes.length) throw new BundleError('the bundle ends within an entry')
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}

/** Throws where the bytes are no UTF-8. */
export const textOf = (entry: Uint8Array): string => decoder.decode(entry)
