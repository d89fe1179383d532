import { toHex } from './encoding.ts'

/** 32 bytes of chance, hex. */
export const newSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(32)))
