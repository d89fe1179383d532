// Rounds are interleaved, so that whatever else the machine does falls on all alike.
import type { Contender } from './contenders.ts'
import { figuresOf } from './figures.ts'
import { type Load, sendRatings } from './load.ts'
import { connectionCounts, rounds, secondsARound, secondsOfWarmUp } from './scale.ts'

export type Series = { contender: Contender; connections: number; warmUp: Load; loads: Load[] }

export const measure = async (contenders: Contender[]): Promise<Series[]> => {
  const all: Series[] = []
  for (const connections of connectionCounts) {
    for (const contender of contenders) {
      const warmUp = await sendRatings(contender.target, connections, secondsOfWarmUp)
      all.push({ contender, connections, warmUp, loads: [] })
    }
  }
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`Round ${round} of ${rounds} …`)
    // Every other round goes backwards: nobody always follows the same neighbour.
    for (const { contender, connections, loads } of round % 2 ? all : all.toReversed()) {
      loads.push(await sendRatings(contender.target, connections, secondsARound))
    }
  }
  return all
}

/** What was acknowledged in all rounds and in warming up, against the rows stored and against the contender's summary. */
export const verify = async (contender: Contender, all: Series[]) => {
  const own = all.filter((series) => series.contender === contender)
  const { accepted, refused } = figuresOf(own.flatMap(({ warmUp, loads }) => [warmUp, ...loads]))
  const stored = await contender.countRows()
  const summary = (await contender.readSummary?.()) ?? null
  const agrees = stored === accepted && (summary === null || summary === accepted)
  return { name: contender.name, acknowledged: accepted, refused, stored, summary, agrees }
}
