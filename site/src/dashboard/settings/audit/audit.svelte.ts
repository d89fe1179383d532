// What was done in the business, page after page.
import type { AuditEntry } from '../../../../../worker/contract/audit.ts'
import { call } from '../../api/call.ts'
import type { BusinessPath } from '../../api/contract.ts'

export class Audit {
  entries = $state.raw<AuditEntry[]>()
  next = $state<string | null>(null)

  constructor(slug: string) {
    this.next = `/v1/businesses/${slug}/audit?limit=50`
  }

  load = async (): Promise<void> => {
    if (!this.next) return
    const page = await call('GET', this.next as `${BusinessPath}/audit`)
    this.entries = [...(this.entries ?? []), ...page.entries]
    this.next = page.next
  }
}
