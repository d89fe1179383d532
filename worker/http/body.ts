// What a request's body may be: JSON, not encoded, not too large.
import { createMiddleware } from 'hono/factory'
import { Fault } from '../faults.ts'

const isJson = (type: string | undefined) => type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

/** Reads a body as UTF-8 text. Counts the bytes as they come, so that one without a length is cut off as well. */
export const readText = async (body: ReadableStream<Uint8Array> | null, limit: number): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let text = ''
  let size = 0
  for await (const part of body ?? []) {
    size += part.byteLength
    if (size > limit) throw new Fault('body_too_large', `The body is larger than ${limit} bytes.`)
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

const readUtf8 = (body: ReadableStream<Uint8Array> | null, limit: number) =>
  readText(body, limit).catch((error) => {
    throw error instanceof TypeError ? new Fault('broken_json', 'The body is not valid UTF-8.') : error
  })

/** Refuses what is not JSON (415) and what is larger than `limit` bytes (413). */
export const jsonBody = (limit = 32_768) =>
  createMiddleware(async (c, next) => {
    if (!isJson(c.req.header('content-type'))) throw new Fault('type_not_supported')
    if (c.req.header('content-encoding')) throw new Fault('encoding_not_supported')
    if (Number(c.req.header('content-length') ?? 0) > limit) {
      throw new Fault('body_too_large', `The body is larger than ${limit} bytes.`)
    }
    // Hono's validators read the body from its cache.
    c.req.bodyCache.text = Promise.resolve(await readUtf8(c.req.raw.body, limit)) as never
    await next()
  })
