// Answers whose time tells nothing of whether an address has an account.
// The timers are set before the work begins: in production the clock stands still while the processor is busy, so that a
// wait reckoned afterwards would leave the hashing of a password to be seen.
import { waitUntil } from 'cloudflare:workers'

const soon = 400
const beat = 1000

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

// Of two who sign up at once with one address, one finds it taken in the end.
const isTaken = ({ status }: Response) => status === 422

/**
 * Undefined when the time is over, whatever is done by then; the rest is done after the answer, so that nothing of its
 * length can be seen. A refusal comes at once: it is for what was sent, whoever has an account.
 */
export const refusalOf = async (work: Promise<Response>): Promise<Response | undefined> => {
  const time = pause(soon).then(() => undefined)
  waitUntil(work.catch((error) => console.error('not done after the answer', error)))
  const done = work.then((answer) => (answer.status >= 400 && !isTaken(answer) ? answer : time))
  return Promise.race([done, time])
}

/** A password that is wrong is told on the beat. Whoever knows it need not wait. */
export const onTheBeat = async (work: Promise<Response>): Promise<Response> => {
  let isDone = false
  const beats = async (): Promise<void> => {
    await pause(beat)
    if (!isDone) await beats()
  }
  const over = beats()
  const answer = await work.finally(() => {
    isDone = true
  })
  if (answer.status === 401) await over
  return answer
}
