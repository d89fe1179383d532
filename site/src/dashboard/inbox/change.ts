// A change of a case, before the server has said yes, and the way back from it.
import type { Case, CaseChange } from '../../../../worker/contract/case.ts'

export type NumberedChange = { number: number; change: CaseChange }

export const changed = (one: Case, { status, assignee, addTags = [], removeTags = [] }: CaseChange): Case => ({
  ...one,
  status: status ?? (one.status === 'new' ? 'open' : one.status),
  assignee: assignee === undefined ? one.assignee : assignee,
  tags: [...new Set([...one.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)).sort(),
})

/** What makes a case again what it is now, once `change` has been made. */
export const wayBack = (one: Case, { status, assignee, addTags, removeTags }: CaseChange): CaseChange => {
  const put = addTags?.filter((tag) => !one.tags.includes(tag)) ?? []
  const taken = removeTags?.filter((tag) => one.tags.includes(tag)) ?? []
  return {
    // Any change begins the follow-up.
    ...((status || one.status === 'new') && { status: one.status }),
    ...(assignee !== undefined && { assignee: one.assignee }),
    ...(put.length > 0 && { removeTags: put }),
    ...(taken.length > 0 && { addTags: taken }),
  }
}

export const isChange = (change: CaseChange): boolean => Object.keys(change).length > 0
