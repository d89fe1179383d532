import type { Arrivals } from '../contract/arrivals.ts'

/** For the audit, in one line. */
export const inWords = ({ rules, alert, replyHours }: Arrivals): string =>
  [
    `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`,
    alert ? `alert to ${alert.members.length}` : 'no alert',
    replyHours === null ? 'nothing overdue' : `overdue after ${replyHours} h`,
  ].join(', ')
