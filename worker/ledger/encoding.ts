// Base64 by what every runtime has: Node has no Uint8Array.toBase64 yet. (Hex comes with the hashes.)
export { bytesToHex as toHex, hexToBytes as fromHex } from '@noble/hashes/utils.js'

/** RFC 4648, section 4. */
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** RFC 4648, section 5, without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Reads both alphabets. Throws where the text is neither. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
