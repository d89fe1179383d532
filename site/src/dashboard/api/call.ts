// The public API, as the dashboard calls it: with the session's cookie, and with problems as errors.
import type { Problem } from '../../../../worker/contract/problem.ts'
import { isSaid, sayOf } from '../words.ts'
import type { Gives, Route, Takes } from './contract.ts'

export class ApiError extends Error {
  readonly code: string
  readonly status: number
  readonly problem: Partial<Problem>

  constructor(status: number, problem: Partial<Problem>) {
    const own = `common.problem_${problem.code}`
    super(isSaid(own) ? sayOf(own) : (problem.detail ?? sayOf('common.problem_internal')))
    this.status = status
    this.code = problem.code ?? 'internal'
    this.problem = problem
  }
}

const offline = { code: 'offline' }
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds))

/** Undefined where nobody answers. What only reads is asked again when the answer is that it may be. */
const ask = async (path: string, init: RequestInit, triesLeft = 2): Promise<Response | undefined> => {
  const answer = await fetch(path, init).catch(() => undefined)
  if (answer?.status !== 503 || init.method !== 'GET' || triesLeft === 0) return answer
  await pause(Math.min(Number(answer.headers.get('retry-after')) || 1, 3))
  return ask(path, init, triesLeft - 1)
}

/**
 * Only what the contract knows compiles: the address, the body, and the answer follow from method and path. Throws ApiError,
 * with a sentence that can be shown.
 */
export const call = async <Method extends string, Path extends string>(
  method: Method,
  path: Path,
  ...[body]: Takes<Route<Method, Path>>
): Promise<Gives<Route<Method, Path>>> => {
  type Answer = Gives<Route<Method, Path>>
  const isRaw = (body as unknown) instanceof Blob
  const headers = body === undefined || isRaw ? {} : { 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }
  const answer = await ask(path, { method, headers, ...sent })
  if (!answer) throw new ApiError(0, offline)
  if (!answer.ok) throw new ApiError(answer.status, await answer.json().catch(() => ({})))
  if (answer.status === 204) return undefined as Answer
  // A page that stands in between, of a hotel's network for example, answers for everybody.
  return answer.json().catch(() => {
    throw new ApiError(0, offline)
  }) as Promise<Answer>
}

/** The path of an address with a query; what is undefined or empty is left out. */
export const withQuery = <Path extends string>(
  path: Path,
  query: Record<string, string | number | undefined>,
): Path | `${Path}?${string}` => {
  const named = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(named.map(([name, value]) => [name, String(value)]))
  return search.size > 0 ? `${path}?${search}` : path
}
