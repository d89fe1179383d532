// The names that the client gives to a rating.

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** A UUID of version 7 (RFC 9562): 48 bits of time in milliseconds, then 72 bits of chance. */
export const newId = (now = Date.now()): string => {
  const chance = Array.from(randomBytes(9), (byte) => (byte + 256).toString(16).slice(1)).join('')
  return (now.toString(16).padStart(12, '0') + chance).replace(/(.{8})(.{4})(...)(...)/, '$1-$2-7$3-8$4-')
}

/** 32 random bytes as 43 letters of base64url. Its two signs fall together: that costs 1.3 of 256 bits. */
export const newReceipt = (): string =>
  btoa(String.fromCharCode(...randomBytes(32)))
    .replace(/\W/g, '_')
    .slice(0, 43)
