// Calls that a stranger makes to learn whether an address has an account, timed.

export type Call = { path: string; body: (email: string) => unknown }
export type Timed = { isKnown: boolean; ms: number; status: number }

const password = 'wrong horse battery staple'

/** Everything that takes an address from nobody in particular. */
export const calls: Record<string, Call> = {
  'sign in': { path: 'sign-in/email', body: (email) => ({ email, password }) },
  'sign up': { path: 'sign-up/email', body: (email) => ({ email, password, name: 'Anna' }) },
  'choose a new password': { path: 'request-password-reset', body: (email) => ({ email, redirectTo: '/' }) },
  'sign in by a link': { path: 'sign-in/magic-link', body: (email) => ({ email }) },
  'confirm the address': { path: 'send-verification-email', body: (email) => ({ email }) },
}

export const post = async (url: URL, path: string, body: unknown): Promise<number> => {
  const answer = await fetch(new URL(`/v1/${path}`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url.origin },
    body: JSON.stringify(body),
  })
  await answer.arrayBuffer()
  return answer.status
}

export const unknownAddress = () => `nobody-${crypto.randomUUID()}@people.test`

const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)

/** Does each, so many at a time. */
export const inParallel = async <Item, Result>(
  items: readonly Item[],
  lanes: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  const queue = [...items]
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) results.push(await act(item))
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return results
}

/** Asks with each known address once, and with as many unknown ones, in chance order. */
export const timeCall = (url: URL, call: Call, known: readonly string[], lanes: number): Promise<Timed[]> => {
  const samples = shuffled([
    ...known.map((email) => ({ email, isKnown: true })),
    ...known.map(() => ({ email: unknownAddress(), isKnown: false })),
  ])
  return inParallel(samples, lanes, async ({ email, isKnown }) => {
    const body = call.body(email)
    const begun = performance.now()
    const status = await post(url, `auth/${call.path}`, body)
    return { isKnown, ms: performance.now() - begun, status }
  })
}
