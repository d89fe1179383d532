// The load: connections that each send a rating, wait for the answer, and send the next.
// Not autocannon: it builds one body for many requests, counts whole milliseconds and drops what is in flight at the end,
// so that what was acknowledged could not be held against what is stored.
import { Agent, request } from 'node:http'
import { newRating } from '../support/rating.ts'

export type Load = { accepted: number; refused: number; seconds: number; milliseconds: number[] }

const comment =
  'Friendly staff and quick service, the order was right and still warm. I would come back, if only parking were easier.'

const newBody = (): string => {
  const stars = 1 + Math.floor(Math.random() * 5)
  return JSON.stringify(newRating(Math.random() < 0.3 ? { stars, comment } : { stars }))
}

const post = (agent: Agent, target: URL, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(target, { agent, method: 'POST', headers }, (answer) => {
      answer.resume().on('error', reject)
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject).end(body)
  })

/** Sends for so many seconds, then waits for the last answers. A connection that breaks counts as refused. */
export const sendRatings = async (target: URL, connections: number, seconds: number): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const load: Load = { accepted: 0, refused: 0, seconds: 0, milliseconds: [] }
  const begun = performance.now()
  const sendUntilTheEnd = async () => {
    while (performance.now() - begun < seconds * 1000) {
      const body = newBody()
      const sentAt = performance.now()
      const status = await post(agent, target, body).catch(() => 0)
      if (status !== 201) load.refused += 1
      else {
        load.accepted += 1
        load.milliseconds.push(performance.now() - sentAt)
      }
    }
  }
  await Promise.all(Array.from({ length: connections }, sendUntilTheEnd))
  agent.destroy()
  return { ...load, seconds: (performance.now() - begun) / 1000 }
}
