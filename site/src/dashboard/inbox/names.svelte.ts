// The names behind codes and ids: touchpoints, colleagues; and the tags and subjects that have come by.
import type { Colleague } from '../../../../worker/contract/member.ts'
import type { Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import { call } from '../api/call.ts'
import type { Ratings } from './ratings.svelte.ts'

export class Names {
  readonly #ratings: Ratings
  touchpoints = $state.raw<Touchpoint[]>([])
  colleagues = $state.raw<Colleague[]>([])
  readonly #touchpointNames = $derived(new Map(this.touchpoints.map(({ code, name }) => [code, name])))
  readonly #colleagueNames = $derived(new Map(this.colleagues.map(({ id, name }) => [id, name])))

  constructor(ratings: Ratings) {
    this.#ratings = ratings
  }

  /** Without them codes are shown, so a failure stops nobody. */
  async load(slug: string): Promise<void> {
    const path = `/v1/businesses/${slug}` as const
    const [touchpoints, colleagues] = await Promise.allSettled([
      call('GET', `${path}/touchpoints`),
      call('GET', `${path}/colleagues`),
    ])
    if (touchpoints.status === 'fulfilled') this.touchpoints = touchpoints.value.touchpoints
    if (colleagues.status === 'fulfilled') this.colleagues = colleagues.value.colleagues
  }

  touchpoint = (code: string): string => this.#touchpointNames.get(code) ?? code
  colleague = (id: string): string | undefined => this.#colleagueNames.get(id)

  get tags(): string[] {
    return [...new Set(this.#ratings.cases.flatMap(({ tags }) => tags))].sort()
  }

  get subjects(): string[] {
    return [...new Set(this.#ratings.cases.flatMap(({ subject }) => subject ?? []))].sort()
  }
}
