// The two conversations with the server: fetch a form, send a change.
import type { Request } from './reconcile.ts'
import type { SlimForm } from './types.ts'

/** Status (0: no final answer yet), the problem's code, milliseconds that the server asks to wait. */
type Answer = [status: number, code: string, rest: number]

const patience = 20_000

export const addressOf = (base: string, code: string) => `${base}/v1/touchpoints/${code}`

export const send = async (url: string, { method, path, receipt, body }: Request): Promise<Answer> => {
  try {
    const response = await fetch(`${url}/ratings${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(receipt && { authorization: `Bearer ${receipt}` }) },
      body: JSON.stringify(body),
      // A tap that leaves the page is still sent.
      keepalive: true,
      signal: AbortSignal.timeout(patience),
    })
    const { status, headers } = response
    const isFinal = status < 500 && status !== 408 && status !== 429
    return isFinal
      ? [status, status < 300 ? '' : (await response.json()).code, 0]
      : [0, '', Number(headers.get('retry-after')) * 1000 || 0]
  } catch {
    // No network, or a refusal that is no problem document and so not from Candor, but from something in between.
    return [0, '', 0]
  }
}

export const loadForm = async (base: string, code: string, locale: string): Promise<SlimForm> =>
  (await fetch(`${addressOf(base, code)}?locale=${locale}`)).json()
