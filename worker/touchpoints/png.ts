// A picture of black and white, one bit a pixel (PNG, third edition). The platform compresses it, so that a large one
// costs little of a Worker's time; libraries for it do so in JavaScript, eight bits a pixel.

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

const joined = async (...parts: Uint8Array<ArrayBuffer>[]) => new Uint8Array(await new Blob(parts).arrayBuffer())

/** CRC-32 (ISO 3309), of the few kilobytes that are left after the compression. */
const checksum = (bytes: Uint8Array) => {
  let rest = ~0
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest >>> 0
}

const bigEndian = (value: number) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

const chunk = async (type: string, data: Uint8Array<ArrayBuffer>) => {
  const body = await joined(
    Uint8Array.from(type, (letter) => letter.charCodeAt(0)),
    data,
  )
  return joined(bigEndian(data.length), body, bigEndian(checksum(body)))
}

const deflated = async (bytes: Uint8Array<ArrayBuffer>) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A filter of its own (0: none) and eight pixels a byte, the leftmost in the highest bit; 1 is white. */
const rowOf = (size: number, isBlack: (x: number) => boolean) => {
  const row = new Uint8Array(1 + Math.ceil(size / 8))
  for (let x = 0; x < size; x += 1) {
    const at = 1 + (x >> 3)
    if (!isBlack(x)) row[at] = (row[at] ?? 0) | (0x80 >> (x & 7))
  }
  return row
}

// One bit of grey; compression, filter and interlacing as usual.
const headerOf = (size: number) => joined(bigEndian(size), bigEndian(size), Uint8Array.of(1, 0, 0, 0, 0))

/**
 * A square of `size` pixels with a grid in its middle: true is black, and every field as many whole pixels as fit. What is
 * left over is white.
 */
export const pngOf = async (grid: readonly (readonly boolean[])[], size: number): Promise<Uint8Array<ArrayBuffer>> => {
  const scale = Math.floor(size / grid.length)
  const margin = Math.floor((size - scale * grid.length) / 2)
  const fieldAt = (pixel: number) => Math.floor((pixel - margin) / scale)
  const blank = rowOf(size, () => false)
  const drawn = grid.map((fields) => rowOf(size, (x) => fields[fieldAt(x)] ?? false))
  const rows = Array.from({ length: size }, (_, y) => drawn[fieldAt(y)] ?? blank)
  return joined(
    signature,
    await chunk('IHDR', await headerOf(size)),
    await chunk('IDAT', await deflated(await joined(...rows))),
    await chunk('IEND', new Uint8Array()),
  )
}
