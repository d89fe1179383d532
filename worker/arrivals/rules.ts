// Which rules a rating fits, and who of it is unhappy. Pure.
import type { Alert, ArrivalRule } from '../contract/arrivals.ts'
import type { CaseChange, CaseEventKind } from '../contract/case.ts'

/** What of a rating the rules look at. `done` is what has been done about it, by whomever. */
export type Arrived = {
  seq: number
  stars: number
  touchpoint: string
  reason: number | null
  recommend: number | null
  assignee: string | null
  done: { kind: CaseEventKind; detail: string }[]
}

const fits = ({ reason, touchpoint, stars }: ArrivalRule, one: Arrived) =>
  (reason === null || reason === one.reason) &&
  (touchpoint === null || touchpoint === one.touchpoint) &&
  (stars === null || one.stars <= stars)

/**
 * What the rules change about it; undefined where that is nothing. The first one that names somebody who is there
 * decides who takes charge. What was done before, and perhaps undone by somebody, is not done again.
 */
export const changeOf = (
  rules: readonly ArrivalRule[],
  one: Arrived,
  isThere: (member: string) => boolean,
): CaseChange | undefined => {
  const fitting = rules.filter((rule) => fits(rule, one))
  const isFree = one.assignee === null && !one.done.some(({ kind }) => kind === 'assigned')
  const assignee = fitting.flatMap((rule) => rule.assignee ?? []).find(isThere)
  const wasPut = (tag: string) => one.done.some(({ kind, detail }) => kind === 'tagged' && detail === tag)
  const addTags = [...new Set(fitting.flatMap(({ tag }) => tag ?? []))].filter((tag) => !wasPut(tag))
  const change = { ...(isFree && assignee ? { assignee } : {}), ...(addTags.length > 0 ? { addTags } : {}) }
  return Object.keys(change).length > 0 ? change : undefined
}

/** Whether its customer is unhappy, and nobody has been told. */
export const isAlarming = ({ stars, detractors }: Alert, one: Arrived): boolean =>
  (one.stars <= stars || (detractors && one.recommend !== null && one.recommend <= 6)) &&
  !one.done.some(({ kind }) => kind === 'alerted')
