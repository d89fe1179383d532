// One thing that was done, as a sentence.
import type { AuditEntry } from '../../../../../worker/contract/audit.ts'
import { isSaid, say } from '../../words.ts'

/** Names may run from right to left; the marks keep the sentence around them in order. */
const isolated = (text: string) => `\u2068${text}\u2069`

const actorOf = ({ actor }: AuditEntry) => {
  if (actor === 'operator') return say('settings.audit_operator')
  return actor === 'customer' ? say('settings.audit_customer') : isolated(actor)
}

/** An action without words of its own is told by its name: “data.exported” as “data exported”. */
export const auditWords = (entry: AuditEntry): string => {
  const named = `settings.audit_${entry.action.replaceAll('.', '_')}`
  const values = {
    actor: actorOf(entry),
    target: isolated(entry.target),
    action: entry.action.replaceAll(/[._]/g, ' '),
  }
  return say(isSaid(named) ? named : 'settings.audit_other', values)
}
