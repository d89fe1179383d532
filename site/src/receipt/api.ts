// The questions that a receipt asks of the API, each with its secret.
import type { Problem } from '../../../worker/contract/problem.ts'
import type { Link } from './link.ts'

/** Why something was not done, by the code of the problem; `offline` where nobody answered. */
export class Refused extends Error {
  readonly code: string
  /** Minutes that the server asks to wait. */
  readonly minutes: number

  constructor(code: string, seconds = 0) {
    super(code)
    this.code = code
    this.minutes = Math.ceil(seconds / 60)
  }
}

const refusalOf = async (answer: Response) => {
  const { code } = (await answer.json().catch(() => ({}))) as Partial<Problem>
  // What is no answer of ours stands in between, and is as good as none.
  return new Refused(code ?? 'offline', Number(answer.headers.get('retry-after')))
}

/** Throws `Refused`. */
export const call = async ({ code, id, secret }: Link, method: string, rest = '', body?: object): Promise<Response> => {
  const answer = await fetch(`/v1/touchpoints/${code}/ratings/${id}${rest}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
  }).catch(() => undefined)
  if (!answer) throw new Refused('offline')
  if (!answer.ok) throw await refusalOf(answer)
  return answer
}
