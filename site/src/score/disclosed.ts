// The disclosure of a business as rows of a table: a name in words, five counts and their sum.
import type { Disclosure } from '../../../worker/contract/disclosure.ts'
import { channels, headlineProofs, proofs, starValues } from '../../../worker/contract/lists.ts'
import type { ShownRating } from '../../../worker/contract/rating.ts'
import { withholdingReasons } from '../../../worker/contract/withholding.ts'
import type { PageKey } from '../../../worker/languages/pages.ts'

export type Row = {
  label: PageKey
  /** With one to five stars. */
  counts: readonly number[]
  total: number
  /** Its name where it can be held against the ledger. */
  figure?: string
}

const sumOf = (counts: readonly number[] = []) => counts.reduce((sum, n) => sum + n, 0)
const added = (rows: (readonly number[] | undefined)[]) =>
  starValues.map((_, at) => rows.reduce((sum, row) => sum + (row?.[at] ?? 0), 0))

const row = (label: PageKey, counts: readonly number[], figure?: string): Row => ({
  label,
  counts,
  total: sumOf(counts),
  ...(figure && { figure }),
})

const rowsOf = <Name extends string>(
  table: Partial<Record<Name, readonly number[]>>,
  names: readonly Name[],
  label: (name: Name) => PageKey,
  figure: string,
) =>
  names.flatMap((name) => {
    const counts = table[name]
    return counts && sumOf(counts) > 0 ? [row(label(name), counts, `${figure} ${name}`)] : []
  })

const withheldIn = ({ withheld }: Disclosure) => added(Object.values(withheld))

/** How many stand in the score, beside it, withheld. */
export const totalsOf = (said: Disclosure) => ({
  score: said.summary.n,
  apart: sumOf(Object.values(said.summary.leftOut)),
  invited: sumOf(said.counted.invited),
  withheld: sumOf(withheldIn(said)),
})

/** The rows in their groups. `shown`: every rating whose comment the public reads. */
export const groupsOf = (said: Disclosure, shown: readonly ShownRating[]): { label: PageKey; rows: Row[] }[] => {
  const score = added(headlineProofs.map((proof) => said.counted[proof]))
  const received = added([...Object.values(said.counted), ...Object.values(said.invalidated), said.withdrawnStars])
  const ofShown = starValues.map((stars) => shown.filter((rating) => rating.stars === stars).length)
  return [
    {
      label: 'disclosure.ratings',
      rows: [
        row('disclosure.received', received, 'received'),
        row('disclosure.withdrawn', said.withdrawnStars, 'withdrawn'),
        ...rowsOf(said.invalidated, ['fraud'], () => 'disclosure.invalidated', 'invalidated'),
        row('disclosure.score', score, 'score'),
      ],
    },
    { label: 'disclosure.proofs', rows: rowsOf(said.counted, proofs, (proof) => `proofs.${proof}`, 'counted') },
    {
      label: 'disclosure.channels',
      rows: rowsOf(said.channels, channels, (channel) => `channels.${channel}`, 'channel'),
    },
    {
      label: 'disclosure.texts',
      rows: [
        row('disclosure.texted', said.texts),
        row('disclosure.shown', ofShown),
        row('disclosure.withheld', withheldIn(said), 'withheld'),
        ...rowsOf(said.withheld, withholdingReasons, (reason) => `disclosure.${reason}`, 'withheld'),
      ],
    },
  ]
}

/** The share of the ratings that stand whose text is withheld, by stars and in all; null where none stands. */
export const withheldRates = (said: Disclosure): (number | null)[] => {
  const [held, stand] = [withheldIn(said), added(Object.values(said.counted))]
  const of = (part: number, all: number) => (all > 0 ? part / all : null)
  return [...held.map((n, at) => of(n, stand[at] ?? 0)), of(sumOf(held), sumOf(stand))]
}
