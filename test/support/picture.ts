// Headers of pictures, as small as the formats allow.
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => (value >>> (8 * (bytes - 1 - index))) & 255)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

export const png = (width: number, height: number) =>
  new Uint8Array([
    0x89,
    ...ascii('PNG\r\n\x1a\n'),
    ...big(13, 4),
    ...ascii('IHDR'),
    ...big(width, 4),
    ...big(height, 4),
  ])

const comment = [0xff, 0xfe, 0, 4, 1, 2]
const frame = [0xff, 0xff, 0xc2, 0, 17, 8]

/** With a comment and a filled-up marker before the frame, as cameras write them. */
export const jpeg = (width: number, height: number) =>
  new Uint8Array([0xff, 0xd8, ...comment, ...frame, ...big(height, 2), ...big(width, 2), 3, 0, 0])

const riff = (kind: string, rest: number[]) =>
  new Uint8Array([...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBP'), ...ascii(kind), 0, 0, 0, 0, ...rest])

export const webp = {
  lossy: (width: number, height: number) =>
    riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)]),
  lossless: (width: number, height: number) => riff('VP8L', [0x2f, ...little((width - 1) | ((height - 1) << 14), 4)]),
  extended: (width: number, height: number) =>
    riff('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]),
}
