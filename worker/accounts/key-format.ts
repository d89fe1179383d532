// What a key to the API looks like: `candor_`, 40 letters of chance, 6 that check the rest, so that a mistyped key, or
// a leaked one that a scanner finds, is told from any other string without asking the database.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const chance = 40
const check = 6

export const keyPrefix = 'candor_'

/** 62 of 64 values of six bits: the others are drawn again, so that every letter is as likely. */
const randomLetters = (count: number): string => {
  let letters = ''
  while (letters.length < count) {
    for (const byte of crypto.getRandomValues(new Uint8Array(count))) letters += alphabet[byte & 63] ?? ''
  }
  return letters.slice(0, count)
}

const checkOf = async (body: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)))
  return Array.from(hash.slice(0, check), (byte) => alphabet[byte % alphabet.length]).join('')
}

export const makeKey = async (): Promise<string> => {
  const body = keyPrefix + randomLetters(chance)
  return body + (await checkOf(body))
}

export const checkKey = async (key: string): Promise<boolean> =>
  new RegExp(`^${keyPrefix}[0-9A-Za-z]{${chance + check}}$`).test(key) &&
  (await checkOf(key.slice(0, -check))) === key.slice(-check)
