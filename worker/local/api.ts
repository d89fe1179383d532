// The public API, as the local commands call it.

export class ApiError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, detail: string) {
    super(`${status} ${code}: ${detail}`)
    this.status = status
    this.code = code
  }
}

export type Api = { url: string; operatorToken: string }

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Calls the API. Waits and tries again while it is busy or away; throws ApiError for anything else that is no success. */
export const call = async <T>(api: Api, method: string, path: string, body?: unknown, triesLeft = 8): Promise<T> => {
  const headers = { authorization: `Bearer ${api.operatorToken}`, 'content-type': 'application/json' }
  const request = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  const answer = await fetch(api.url + path, request).catch((error: unknown) => {
    if (triesLeft === 0)
      throw new Error(`${api.url} does not answer. Is Candor running there? PORT, or --url, names another address.`, {
        cause: error,
      })
    return undefined
  })
  if (answer?.ok) return (answer.status === 204 ? undefined : await answer.json()) as T
  const isPassing = !answer || answer.status === 503 || answer.status === 429
  if (isPassing && triesLeft > 0) {
    await pause(1000 * Number(answer?.headers.get('retry-after') ?? 1))
    return call(api, method, path, body, triesLeft - 1)
  }
  const problem = (await answer?.json().catch(() => undefined)) as { code?: string; detail?: string } | undefined
  throw new ApiError(answer?.status ?? 0, problem?.code ?? 'no_problem', problem?.detail ?? 'The API gave no reason.')
}
