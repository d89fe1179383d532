// The directory in the order in which the public sees it.
import type { Business } from '../../../worker/contract/business.ts'
import { ranked } from '../score/ranking.ts'
import { allBusinesses } from './directory.ts'
import { type Facts, factsOf } from './facts.ts'

export interface Entry {
  business: Business
  facts: Facts
}

export const rankedBusinesses = async (): Promise<Entry[]> => {
  const read = (await allBusinesses()).map(async (business) => ({ business, facts: await factsOf(business) }))
  return ranked(await Promise.all(read), ({ facts }) => facts.summary)
}
