// What an inbox's query asks of each rating.
import type { InboxQuery } from '../contract/case.ts'
import { nobody, unresolved } from '../contract/lists.ts'
import { waits } from './read.ts'

type Condition = [sql: string, value: unknown]

const hasTag = `EXISTS (SELECT 1 FROM rating_tags AS t WHERE t.business_id = r.business_id AND t.seq = r.seq AND t.tag = ?)`
const flag = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : Number(value === 'true'))

/** Every condition that a filter makes, beside the order of arrival and the words: of `ratings AS r` and its case. */
export const conditionsOf = (query: InboxQuery): Condition[] => {
  const all: [string, unknown][] = [
    ['r.channel = ?', query.channel],
    ['r.touchpoint = ?', query.touchpoint?.toUpperCase()],
    ['r.subject = ?', query.subject],
    ['r.locale = ?', query.locale],
    ['r.proof = ?', query.proof],
    ['r.day >= ?', query.from],
    ['r.day <= ?', query.to],
    query.status === unresolved
      ? ["coalesce(c.status, 'new') <> ?", 'resolved']
      : ["coalesce(c.status, 'new') = ?", query.status],
    query.assignee === nobody ? ['(c.assignee_id IS NULL) = ?', 1] : ['c.assignee_id = ?', query.assignee],
    [hasTag, query.tag],
    // One that waits looks as if it had none.
    [`(r.comment IS NOT NULL AND NOT ${waits(Date.now())}) = ?`, flag(query.text)],
    ['(p.seq IS NOT NULL) = ?', flag(query.answered)],
    ['(a.seq IS NOT NULL AND a.answered_at IS NULL) = ?', flag(query.appealed)],
  ]
  return all.filter((condition): condition is Condition => condition[1] !== undefined)
}
