// A business as it sees itself, and what of it is changed but not saved yet.
import type { Profile, ProfileChange } from '../../../../../worker/contract/profile.ts'
import { call } from '../../api/call.ts'
import type { BusinessPath } from '../../api/contract.ts'

const fields = ['name', 'description', 'website', 'slug', 'locale', 'timeZone', 'accent', 'retentionMonths'] as const
type Editable = Pick<Profile, (typeof fields)[number]>

const editable = (profile: Profile): Editable =>
  Object.fromEntries(fields.map((field) => [field, profile[field]])) as Editable

export class OwnProfile {
  readonly #path: BusinessPath
  stored = $state.raw<Profile>()
  draft = $state<Editable>()

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}`
  }

  load = async (): Promise<void> => {
    this.take(await call('GET', `${this.#path}/profile`))
  }

  take(profile: Profile): void {
    this.stored = profile
    this.draft = editable(profile)
  }

  get changes(): ProfileChange {
    const { stored, draft } = this
    if (!stored || !draft) return {}
    return Object.fromEntries(
      fields
        .filter((field) => (draft[field] || null) !== (stored[field] || null))
        .map((field) => [field, draft[field]]),
    )
  }

  get isChanged(): boolean {
    return Object.keys(this.changes).length > 0
  }

  /** What is typed while it is saved stays. */
  async save(): Promise<void> {
    const sent = { ...this.draft } as Editable
    const profile = await call('PATCH', this.#path, this.changes)
    this.stored = profile
    const typed = fields.filter((field) => this.draft?.[field] !== sent[field])
    this.draft = { ...editable(profile), ...Object.fromEntries(typed.map((field) => [field, this.draft?.[field]])) }
  }

  async setHolds(holds: Profile['holds']): Promise<void> {
    this.stored = await call('PATCH', this.#path, { holds })
  }

  async putLogo(picture: Blob): Promise<void> {
    this.stored = await call('PUT', `${this.#path}/logo`, picture)
  }

  async removeLogo(): Promise<void> {
    await call('DELETE', `${this.#path}/logo`)
    if (this.stored) this.stored = { ...this.stored, logo: null }
  }

  async close(slug: string): Promise<void> {
    this.stored = await call('POST', `${this.#path}/closing`, { slug })
  }

  async keep(): Promise<void> {
    this.stored = await call('DELETE', `${this.#path}/closing`)
  }
}
