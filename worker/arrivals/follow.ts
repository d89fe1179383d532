// What the rules do, as a colleague would have done it: with a line in the history.
import { changeStatements } from '../cases/work.ts'
import type { ArrivalRule } from '../contract/arrivals.ts'
import { byRule } from '../contract/lists.ts'
import { type Arrived, changeOf } from './rules.ts'

/** `names` are those of the members, by id. */
export const followRules = (
  db: D1Database,
  businessId: string,
  rules: readonly ArrivalRule[],
  arrived: readonly Arrived[],
  names: ReadonlyMap<string, string>,
  { now, day }: { now: number; day: string },
) => {
  const changed = arrived.flatMap((one) => {
    const change = changeOf(rules, one, (id) => names.has(id))
    return change ? [{ seq: one.seq, change }] : []
  })
  const statements = changed.flatMap(({ seq, change }) => {
    const deed = { db, businessId, seq, actor: { name: byRule }, now, day }
    return changeStatements(deed, change, names.get(change.assignee ?? '') ?? '')
  })
  return { statements, numbers: changed.map(({ seq }) => seq) }
}
