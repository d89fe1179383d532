// Asking an operation, and what is seen of the answer.
import type { Headers } from './callers.ts'
import { bodyFor, type Operation } from './document.ts'
import { request } from './shop.ts'

/** What came, without the id of the request. */
export const ask = async ({ method, path, contentType = '' }: Operation, headers: Headers, body?: unknown) => {
  const type: Headers = body === undefined ? {} : { 'content-type': contentType }
  const answer = await request(method, path.replaceAll(/\{\w+\}/g, 'none'), body, { ...type, ...headers })
  // Not by text(), which warns of pictures and of types that it does not know.
  const text = new TextDecoder().decode(await answer.arrayBuffer()).replace(/"requestId":"[^"]*"/, '')
  return { status: answer.status, code: /"code":"(\w+)"/.exec(text)?.[1], text }
}
export type Answer = Awaited<ReturnType<typeof ask>>

export const at = <Kind extends Operation>(operation: Kind, slug: string): Kind => ({
  ...operation,
  path: operation.path.replace('{slug}', slug),
})

/** What is answered to the like of a name, asked once for each. */
export const asked = (like: (name: string) => string, send: (value: string) => Promise<Answer>) => {
  const answers = new Map<string, Promise<Answer>>()
  return (name: string) => {
    const value = like(name)
    const answer = answers.get(value) ?? send(value)
    answers.set(value, answer)
    return answer
  }
}

/** Whoever may not, may not whatever they send. */
export const bodiesFor = (operation: Operation) =>
  operation.body ? [bodyFor(operation), '{}', '{"no JSON'] : [undefined]
