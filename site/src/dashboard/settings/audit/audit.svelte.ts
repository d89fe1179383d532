// What was done in the business, page after page.
import type { AuditEntry, AuditPage } from '../../../../../worker/contract/audit.ts'
import { call } from '../../api/call.ts'

export class Audit {
  entries = $state.raw<AuditEntry[]>()
  next = $state<string | null>(null)

  constructor(slug: string) {
    this.next = `/v1/businesses/${slug}/audit?limit=50`
  }

  load = async (): Promise<void> => {
    if (!this.next) return
    const page = await call<AuditPage>('GET', this.next)
    this.entries = [...(this.entries ?? []), ...page.entries]
    this.next = page.next
  }
}
