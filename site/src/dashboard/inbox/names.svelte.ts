// The names behind codes, ids and answers: touchpoints, colleagues, reasons, emotions; and the tags and subjects that have come by.
import type { Case } from '../../../../worker/contract/case.ts'
import type { Colleague } from '../../../../worker/contract/member.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { call } from '../api/call.ts'
import type { Ratings } from './ratings.svelte.ts'

const hour = 3_600_000

export class Names {
  readonly #ratings: Ratings
  touchpoints = $state.raw<Touchpoint[]>([])
  colleagues = $state.raw<Colleague[]>([])
  reasons = $state.raw<string[]>([])
  emotions = $state.raw<string[]>([])
  /** After so many hours without a reply a comment is overdue; null: never. */
  replyHours = $state.raw<number | null>(null)
  readonly #touchpointNames = $derived(new Map(this.touchpoints.map(({ code, name }) => [code, name])))
  readonly #colleagueNames = $derived(new Map(this.colleagues.map(({ id, name }) => [id, name])))

  constructor(ratings: Ratings) {
    this.#ratings = ratings
  }

  /** Without them codes are shown, so a failure stops nobody. */
  async load(slug: string): Promise<void> {
    const path = `/v1/businesses/${slug}` as const
    const [touchpoints, colleagues, library, arrivals] = await Promise.allSettled([
      call('GET', `${path}/touchpoints`),
      call('GET', `${path}/colleagues`),
      import('../questions.ts'),
      call('GET', `${path}/arrivals`),
    ])
    if (touchpoints.status === 'fulfilled') this.touchpoints = touchpoints.value.touchpoints
    if (colleagues.status === 'fulfilled') this.colleagues = colleagues.value.colleagues
    if (arrivals.status === 'fulfilled') this.replyHours = arrivals.value.replyHours
    if (library.status === 'rejected') return
    this.reasons = library.value.scaleWords('contact_reason')
    this.emotions = library.value.scaleWords('emotion')
  }

  touchpoint = (code: string): string => this.#touchpointNames.get(code) ?? code
  colleague = (id: string): string | undefined => this.#colleagueNames.get(id)

  /** Whether it waits too long for its first reply. What was imported was answered elsewhere. */
  isOverdue({ comment, reply, status, proof, receivedAt }: Case): boolean {
    if (this.replyHours === null || comment === null || reply || status === 'resolved' || proof === 'imported')
      return false
    return Date.parse(receivedAt) < Date.now() - this.replyHours * hour
  }

  get tags(): string[] {
    return [...new Set(this.#ratings.cases.flatMap(({ tags }) => tags))].sort()
  }

  get subjects(): string[] {
    return [...new Set(this.#ratings.cases.flatMap(({ subject }) => subject ?? []))].sort()
  }
}
