// The only place where the site talks to the API: few calls at a time, every answer checked against the contract.
import type * as z from 'zod'
import { apiAddress } from './settings.ts'

const callsAtOnce = 8
let running = 0
const waiting: (() => void)[] = []

const takeTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  // A finished call hands its place to the first in line, so the count changes only when nobody waits.
  if (running >= callsAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** The raw JSON at a path of the API. Throws with the address when the answer is not 200. */
export const getJson = (path: string): Promise<unknown> =>
  takeTurn(async () => {
    const response = await fetch(apiAddress() + path, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(`The API answered ${response.status} to GET ${path}.`)
    return response.json()
  })

/** What the API answers at `path`, in the shape of `schema`. */
export const get = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> => {
  const result = schema.safeParse(await getJson(path))
  if (result.success) return result.data
  throw new Error(`The API's answer to GET ${path} breaks the contract: ${result.error.message}`)
}
