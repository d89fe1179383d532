// What kind of picture some bytes are, and how large: read from their header alone, never from what the sender says.

export type Picture = { type: 'image/png' | 'image/jpeg' | 'image/webp'; width: number; height: number }

const text = (bytes: DataView, start: number, length: number) =>
  String.fromCharCode(...Array.from({ length }, (_, index) => bytes.getUint8(start + index)))

/** PNG (RFC 2083): the first chunk is the header. */
const png = (bytes: DataView): Picture | undefined =>
  text(bytes, 0, 16) === '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'
    ? { type: 'image/png', width: bytes.getUint32(16), height: bytes.getUint32(20) }
    : undefined

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** JPEG (ITU T.81, annex B): segments, one of which is the frame's header. */
const jpeg = (bytes: DataView): Picture | undefined => {
  if (bytes.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; bytes.getUint8(at) === 0xff; ) {
    const marker = bytes.getUint8(at + 1)
    if (isFrame(marker)) return { type: 'image/jpeg', width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) }
    // A marker may be filled up with bytes of FF before it.
    at += marker === 0xff ? 1 : 2 + bytes.getUint16(at + 2)
  }
  return undefined
}

/** 24 bits and one, at the end of the extended header. */
const canvas = (bytes: DataView, at: number) => 1 + bytes.getUint16(at, true) + (bytes.getUint8(at + 2) << 16)

/** WebP (RFC 9649): lossy, lossless or extended. */
const webp = (bytes: DataView): Picture | undefined => {
  if (text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 4) !== 'WEBP') return undefined
  const type = 'image/webp'
  switch (text(bytes, 12, 4)) {
    case 'VP8 ':
      return { type, width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff }
    case 'VP8L': {
      const bits = bytes.getUint32(21, true)
      return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8X':
      return { type, width: canvas(bytes, 24), height: canvas(bytes, 27) }
    default:
      return undefined
  }
}

/** Undefined where it is none of the three, or its header is broken. */
export const readPicture = ({ buffer, byteOffset, byteLength }: Uint8Array): Picture | undefined => {
  const view = new DataView(buffer, byteOffset, byteLength)
  for (const read of [png, jpeg, webp]) {
    try {
      const picture = read(view)
      if (picture && picture.width > 0 && picture.height > 0) return picture
    } catch {
      // It ends before its header does.
    }
  }
  return undefined
}
