// The names that the client gives to a rating.

const hexOfChance = (bytes: number) =>
  // Not Array.from, which old libraries of the page have replaced.
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A UUID of version 7 (RFC 9562): 48 bits of time in milliseconds, then 72 bits of chance. */
export const newId = (now = Date.now()): string =>
  (now.toString(16).padStart(12, '0') + hexOfChance(9)).replace(/(.{8})(.{4})(...)(...)/, '$1-$2-7$3-8$4-')

/** 43 letters that read as base64url, 168 bits of chance in them. The last one is such that they are 32 whole bytes. */
export const newReceipt = (): string => `${hexOfChance(21)}0`
