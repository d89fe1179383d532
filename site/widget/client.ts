// The two conversations with the server: fetch a form, send a change.
import type { Request } from './reconcile.ts'
import type { SlimForm } from './types.ts'

export interface Answer {
  /** 0 when there is no final answer yet. */
  status: number
  code: string
  /** Milliseconds that the server asks to wait. */
  rest: number
}

const patience = 20_000

export const addressOf = (base: string, code: string) => `${base}/v1/touchpoints/${code}`

export const send = async (url: string, { method, path, receipt, body }: Request): Promise<Answer> => {
  try {
    const response = await fetch(`${url}/ratings${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(receipt && { authorization: `Bearer ${receipt}` }) },
      body: JSON.stringify(body),
      credentials: 'omit',
      // A tap that leaves the page is still sent.
      keepalive: true,
      signal: AbortSignal.timeout(patience),
    })
    const { status, headers } = response
    const isFinal = status < 500 && status !== 408 && status !== 429
    return isFinal
      ? { status, code: status < 300 ? '' : (await response.json()).code, rest: 0 }
      : { status: 0, code: '', rest: Number(headers.get('retry-after')) * 1000 || 0 }
  } catch {
    // No network, or a refusal that is no problem document and so not from Candor, but from something in between.
    return { status: 0, code: '', rest: 0 }
  }
}

export const loadForm = async (base: string, code: string, locale: string): Promise<SlimForm> =>
  (await fetch(`${addressOf(base, code)}?locale=${locale}`, { credentials: 'omit' })).json()
