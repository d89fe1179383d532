// What an inbox's query asks of each rating.
import type { InboxQuery } from '../contract/case.ts'
import { nobody, unresolved } from '../contract/lists.ts'
import type { QuestionKey } from '../contract/questions.ts'
import { isOverdue, waits } from './read.ts'

type Condition = [sql: string, value: unknown]

const hasTag = `EXISTS (SELECT 1 FROM rating_tags AS t WHERE t.business_id = r.business_id AND t.seq = r.seq AND t.tag = ?)`
const flag = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : Number(value === 'true'))

const answerTo = (key: QuestionKey) => `r.answers->>'$.${key}' = ?`
const recommended = `r.answers->>'$.recommend' BETWEEN`
/** Each with one value to compare with, like every other condition. */
const recommending = {
  advocates: `(${recommended} 9 AND 10 AND (r.publish OR r.contact IS NOT NULL)) = ?`,
  detractors: `(${recommended} 0 AND 6) = ?`,
}

/** Every condition that a filter makes, beside the order of arrival and the words: of `ratings AS r` and its case. */
export const conditionsOf = (query: InboxQuery, overdueBefore: number): Condition[] => {
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
    [isOverdue(Date.now()), query.overdue && overdueBefore],
    [answerTo('contact_reason'), query.reason],
    [answerTo('emotion'), query.emotion],
    ...(query.recommends ? [[recommending[query.recommends], 1] as [string, number]] : []),
  ]
  return all.filter((condition): condition is Condition => condition[1] !== undefined)
}
