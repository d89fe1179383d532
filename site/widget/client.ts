// The two conversations with the server: fetch a form, send a change.
import { isFinal, type Request } from './reconcile.ts'
import type { FirstBody, SlimForm } from './types.ts'

/** Status (0: no final answer yet), the problem's code, milliseconds that the server asks to wait. */
type Answer = [status: number, code: string | undefined, rest: number]

const patience = 20_000
const longestRest = 600_000

export const addressOf = (base: string, code: string) => `${base}/v1/touchpoints/${code}`

export const send = async (url: string, { id, receipt }: FirstBody, { method, body }: Request): Promise<Answer> => {
  try {
    const response = await fetch(`${url}/ratings${method === 'POST' ? '' : `/${id}`}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${receipt}` },
      body: JSON.stringify(body),
      // A tap that leaves the page is still sent.
      keepalive: true,
      signal: AbortSignal.timeout(patience),
    })
    const { status, headers } = response
    // What is no JSON has neither an id nor a code.
    const answer = await response.json().catch(Object)
    return isFinal(id, status, headers.get('content-type'), answer)
      ? [status, answer.code, 0]
      : [0, '', Math.min(longestRest, (headers.get('retry-after') as unknown as number) * 1000) || 0]
  } catch {
    return [0, '', 0]
  }
}

export const loadForm = async (base: string, code: string, locale: string | undefined): Promise<SlimForm> =>
  (await fetch(`${addressOf(base, code)}?locale=${locale}`)).json()
