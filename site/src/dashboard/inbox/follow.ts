// How the open page follows what happens elsewhere.
import type { LiveMessage } from '../../../../worker/contract/live.ts'
import { tell } from '../parts/toasts.svelte.ts'
import type { Arrivals } from './arrivals.svelte.ts'
import { listen } from './live.ts'
import type { Opened } from './opened.svelte.ts'
import type { Ratings } from './ratings.svelte.ts'

/** Messages within it are answered together. Milliseconds. */
const gathering = 300
const rereadAfterBreak = 100

/** What cannot be read now is read at the next message, or when the line is back. */
const quietly = (work: Promise<unknown>) => work.catch(() => {})

/** Follows until what it returns is called. */
export const follow = (slug: string, ratings: Ratings, arrivals: Arrivals, opened: Opened): (() => void) => {
  let numbers = new Set<number>()
  let hasArrivals = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading: Promise<unknown> = Promise.resolve()

  /** One after the other, so that an older answer never replaces a newer one. */
  const read = (work: () => Promise<void>) => {
    reading = quietly(reading.then(work))
  }

  const readAll = () => {
    const now = [...numbers]
    const look = hasArrivals
    ;[numbers, hasArrivals, timer] = [new Set(), false, undefined]
    read(async () => {
      if (look) await arrivals.look()
      await arrivals.readAgain(now)
    })
    if (now.some((number) => opened.isAbout(number))) quietly(opened.again())
  }

  const catchUp = () => {
    const shown = ratings.cases.slice(0, rereadAfterBreak).map(({ number }) => number)
    read(async () => {
      await arrivals.look()
      await arrivals.readAgain(shown)
    })
    quietly(opened.again())
  }

  const hear = ({ kind, numbers: named, more }: LiveMessage) => {
    if (more) return catchUp()
    for (const number of named) numbers.add(number)
    hasArrivals ||= kind === 'ratings'
    timer ??= setTimeout(readAll, gathering)
  }

  /** What the next question is answered says why. */
  const shut = () => {
    ratings.newest().catch((error: Error) => tell(error.message))
  }

  const close = listen(slug, { hear, catchUp, shut })
  return () => {
    clearTimeout(timer)
    close()
  }
}
