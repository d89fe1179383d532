import { encode, renderSVG } from 'uqr'
import { pngOf } from './png.ts'

/**
 * The address is in upper case: letters, digits and `:/.-` then take 5.5 bits a character instead of 8, and the code stays
 * small. Level M, quiet zone of four modules (ISO/IEC 18004).
 */
const addressOf = (origin: string, code: string) => `${origin}/r/${code}`.toUpperCase()
const options = { ecc: 'M', border: 4 } as const

/** The QR code of a touchpoint's rating page, as SVG. */
export const qrSvg = (origin: string, code: string): string =>
  renderSVG(addressOf(origin, code), { ...options, pixelSize: 1 })

/** The same as PNG, `size` pixels wide. Modules are whole pixels; what is left over widens the quiet zone. */
export const qrPng = (origin: string, code: string, size: number): Promise<Uint8Array<ArrayBuffer>> =>
  pngOf(encode(addressOf(origin, code), options).data, size)
