// What a request's body may be: JSON, not encoded, not too large.
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Fault, type FaultCode } from '../faults.ts'
import type { AppEnv } from './router.ts'

const isUtf8Json = (contentType: string) => {
  const [type, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  return type === 'application/json' && parameters.every((one) => one === '' || /^charset="?utf-8"?$/.test(one))
}

/** Throws `encoding_not_supported`: a small body must not become a large one here. */
export const refuseEncoded = (c: Context): void => {
  if (c.req.header('content-encoding')) throw new Fault('encoding_not_supported')
}

/** Throws `type_not_supported`, `encoding_not_supported`. */
export const refuseOther = (c: Context): void => {
  if (!isUtf8Json(c.req.header('content-type') ?? '')) throw new Fault('type_not_supported')
  refuseEncoded(c)
}

type Body = ReadableStream<Uint8Array> | null

/** Counts the bytes as they come, so that one without a length is cut off as well. */
async function* partsOf(body: Body, limit: number) {
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > limit) throw new Fault('body_too_large', `The body is larger than ${limit} bytes.`)
    yield part
  }
}

const readText = async (body: Body, limit: number): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let text = ''
  for await (const part of partsOf(body, limit)) text += decoder.decode(part, { stream: true })
  return text + decoder.decode()
}

/** Reads a body of at most `limit` bytes. Throws `body_too_large`. */
export const readBytes = async (body: Body, limit: number): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of partsOf(body, limit)) parts.push(new Uint8Array(part))
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** Reads a body as UTF-8 text of at most `limit` bytes. Throws `body_too_large`, `broken_text`. */
export const readUtf8 = (body: Body, limit: number) =>
  readText(body, limit).catch((error) => {
    throw error instanceof TypeError ? new Fault('broken_text') : error
  })

/** The problems that `jsonBody` and a contract add to a route. */
export const bodyProblems = [
  'broken_json',
  'body_too_large',
  'type_not_supported',
  'encoding_not_supported',
  'invalid_body',
] as const satisfies FaultCode[]

/** Refuses what is not JSON (415) and what is larger than `limit` bytes (413). */
export const jsonBody = (limit = 65_536) =>
  createMiddleware<AppEnv>(async (c, next) => {
    refuseOther(c)
    if (Number(c.req.header('content-length') ?? 0) > limit) {
      throw new Fault('body_too_large', `The body is larger than ${limit} bytes.`)
    }
    const text = await readUtf8(c.req.raw.body, limit)
    // Hono's validators know fewer spellings of the type than RFC 9110 allows, and read the body from its cache.
    const { method, url, headers } = c.req.raw
    c.req.raw = new Request(url, { method, headers })
    c.req.raw.headers.set('content-type', 'application/json')
    c.req.bodyCache.text = Promise.resolve(text) as never
    await next()
  })
