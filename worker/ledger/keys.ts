// The keys of an instance's ledgers. One seed signs all of them; the name of the key, which is the log's origin, tells them
// apart.

import type { Bindings } from '../env.ts'
import { fromBase64 } from './encoding.ts'
import { type Signer, signerOf, vkeyOf } from './note.ts'

/** Where an instance's ledgers are, without scheme: the origin of each begins with it. */
export const originOf = (host: string, businessId: string): string => `${host}/ledger/${businessId}`

const listOf = (setting = ''): string[] =>
  setting
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/**
 * Those that sign, the current one first: LEDGER_KEY holds their seeds. Several at once are a rotation, in which both keys
 * sign for some time. None where the instance has no key, or has not said where it is.
 */
export const signersOf = (env: Bindings, businessId: string): Promise<Signer[]> => {
  const { LEDGER_KEY, LEDGER_HOST } = env
  if (!LEDGER_HOST) return Promise.resolve([])
  const name = originOf(LEDGER_HOST, businessId)
  return Promise.all(listOf(LEDGER_KEY).map((seed) => signerOf(name, fromBase64(seed))))
}

/** Public keys that signed formerly and sign no more (LEDGER_FORMER_KEYS), as verifier keys of a business. */
export const formerVkeys = (env: Bindings, businessId: string): Promise<string[]> =>
  Promise.all(
    listOf(env.LEDGER_FORMER_KEYS).map((key) => vkeyOf(originOf(env.LEDGER_HOST ?? '', businessId), fromBase64(key))),
  )
