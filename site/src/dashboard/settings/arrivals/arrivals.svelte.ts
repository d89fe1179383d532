// What happens when a rating arrives, as it is stored and as it is drafted, and the names that it is said with.
import type { ArrivalRule, Arrivals } from '../../../../../worker/contract/arrivals.ts'
import type { Colleague } from '../../../../../worker/contract/member.ts'
import type { Touchpoint } from '../../../../../worker/contract/touchpoint.ts'
import { call } from '../../api/call.ts'
import type { BusinessPath } from '../../api/contract.ts'

export const emptyRule: ArrivalRule = { reason: null, touchpoint: null, stars: null, assignee: null, tag: null }

const copyOf = (arrivals: Arrivals): Arrivals => JSON.parse(JSON.stringify(arrivals))

export class OwnArrivals {
  readonly #path: BusinessPath
  stored = $state.raw<Arrivals>()
  draft = $state<Arrivals>()
  colleagues = $state.raw<Colleague[]>([])
  touchpoints = $state.raw<Touchpoint[]>([])
  /** The answers of the scale `contact_reason`, the first one is 1. */
  reasons = $state.raw<string[]>([])

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}`
  }

  load = async (): Promise<void> => {
    const [arrivals, { colleagues }, { touchpoints }, { scaleWords }] = await Promise.all([
      call('GET', `${this.#path}/arrivals`),
      call('GET', `${this.#path}/colleagues`),
      call('GET', `${this.#path}/touchpoints`),
      import('../../questions.ts'),
    ])
    this.colleagues = colleagues
    this.touchpoints = touchpoints
    this.reasons = scaleWords('contact_reason')
    this.stored = arrivals
    this.draft = copyOf(arrivals)
  }

  isChanged(part: keyof Arrivals): boolean {
    return JSON.stringify(this.stored?.[part]) !== JSON.stringify(this.draft?.[part])
  }

  get isUnsaved(): boolean {
    return (['rules', 'alert', 'replyHours'] as const).some((part) => this.isChanged(part))
  }

  /** Saves one part. What is drafted of the others stays a draft. */
  async save(part: keyof Arrivals): Promise<void> {
    if (!this.stored || !this.draft) return
    const stored = await call('PUT', `${this.#path}/arrivals`, { ...this.stored, [part]: this.draft[part] })
    this.stored = stored
    this.draft = { ...this.draft, [part]: copyOf(stored)[part] }
  }
}
