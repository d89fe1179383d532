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

/** What the API answers. Throws with the address where that is no success. */
const ask = <T>(method: 'GET' | 'HEAD', path: string, accept: string, read: (answer: Response) => T | Promise<T>) =>
  takeTurn(async () => {
    const answer = await fetch(apiAddress() + path, { method, headers: { accept } })
    if (!answer.ok) throw new Error(`The API answered ${answer.status} to ${method} ${path}.`)
    return read(answer)
  })

/** The raw JSON at a path of the API. */
export const getJson = (path: string): Promise<unknown> =>
  ask('GET', path, 'application/json', (answer) => answer.json())

export const getBytes = (path: string): Promise<ArrayBuffer> =>
  ask('GET', path, '*/*', (answer) => answer.arrayBuffer())

/** The media type of what is there, which is not fetched. */
export const typeAt = (path: string): Promise<string> =>
  ask('HEAD', path, '*/*', ({ headers }) => headers.get('content-type') ?? '')

/** What the API answers at `path`, in the shape of `schema`. */
export const get = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> => {
  const result = schema.safeParse(await getJson(path))
  if (result.success) return result.data
  throw new Error(`The API's answer to GET ${path} breaks the contract: ${result.error.message}`)
}
