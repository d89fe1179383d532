// A touchpoint while it is edited: as it is stored, and what is changed but not saved yet.
import type { Asked } from '../../../../worker/contract/answers.ts'
import type { OwnTouchpoint, TouchpointChange } from '../../../../worker/contract/touchpoint-settings.ts'
import type { Locale } from '../../../../worker/contract/vocabulary.ts'
import { changeTouchpoint } from './api.ts'

export type Wording = NonNullable<OwnTouchpoint['texts'][Locale]>

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What of a wording differs: null takes back what was said before. */
const wordingChange = (before: Wording, after: Wording) =>
  Object.fromEntries(
    (['title', 'comment', 'thanks'] as const)
      .filter((part) => (before[part] ?? '') !== (after[part] ?? ''))
      .map((part) => [part, after[part] || null]),
  )

const fieldsOf = (stored: OwnTouchpoint) => ({
  name: stored.name,
  locales: [...stored.locales],
  questions: [...stored.questions],
  askAtMost: stored.askAtMost,
  stage: stored.stage ?? '',
  subjectKind: stored.subjectKind ?? '',
  reviewUrl: stored.reviewUrl ?? '',
  texts: structuredClone(stored.texts),
  accent: stored.look.accent ?? '',
  shape: stored.look.shape ?? 'soft',
  origins: stored.origins.join('\n'),
})
type Fields = ReturnType<typeof fieldsOf>

export class Draft {
  stored: OwnTouchpoint = $state.raw() as OwnTouchpoint
  name = $state('')
  locales = $state<Locale[]>([])
  questions = $state<Asked[]>([])
  askAtMost = $state(0)
  stage = $state('')
  subjectKind = $state('')
  reviewUrl = $state('')
  texts = $state<Partial<Record<Locale, Wording>>>({})
  accent = $state('')
  shape = $state('soft')
  origins = $state('')

  constructor(stored: OwnTouchpoint) {
    this.take(stored)
  }

  /** Begins anew from what is stored. */
  take(stored: OwnTouchpoint) {
    this.stored = stored
    Object.assign(this, fieldsOf(stored))
  }

  get #lookChange(): TouchpointChange['look'] {
    const { accent = '', shape = 'soft' } = this.stored.look
    return {
      ...(accent === this.accent ? {} : { accent: this.accent || null }),
      ...(shape === this.shape ? {} : { shape: this.shape as 'soft' }),
    }
  }

  get #textsChange(): TouchpointChange['texts'] {
    const changed = Object.entries(this.texts).map(([locale, after]) => [
      locale,
      wordingChange(this.stored.texts[locale as Locale] ?? {}, after),
    ])
    return Object.fromEntries(changed.filter(([, wording]) => Object.keys(wording as object).length > 0))
  }

  /** Of what is one word or number. */
  get #plainChanges(): TouchpointChange {
    const now = {
      askAtMost: this.askAtMost,
      stage: this.stage || null,
      subjectKind: this.subjectKind || null,
      reviewUrl: this.reviewUrl.trim() || null,
    }
    const changed = Object.entries(now).filter(([name, value]) => this.stored[name as keyof typeof now] !== value)
    return Object.fromEntries(changed)
  }

  /** What differs from what is stored. */
  get changes(): TouchpointChange {
    const { stored } = this
    const origins = this.origins.split(/\s+/).filter(Boolean)
    const [look, texts] = [this.#lookChange ?? {}, this.#textsChange ?? {}]
    return {
      ...(this.name.trim() === stored.name ? {} : { name: this.name }),
      ...(same(this.locales, stored.locales) ? {} : { locales: this.locales }),
      ...(same(this.questions, stored.questions) ? {} : { questions: this.questions }),
      ...this.#plainChanges,
      ...(Object.keys(texts).length > 0 ? { texts } : {}),
      ...(Object.keys(look).length > 0 ? { look } : {}),
      ...(same(origins, stored.origins) ? {} : { origins }),
    }
  }

  get isChanged(): boolean {
    return Object.keys(this.changes).length > 0
  }

  get #fields(): Fields {
    const { name, locales, questions, askAtMost, stage, subjectKind, reviewUrl, texts, accent, shape, origins } = this
    const all = { name, locales, questions, askAtMost, stage, subjectKind, reviewUrl, texts, accent, shape, origins }
    return $state.snapshot(all) as Fields
  }

  /** What is typed while it is saved stays. */
  async save(slug: string): Promise<void> {
    const sent = this.#fields
    this.stored = await changeTouchpoint(slug, this.stored.code, this.changes)
    const now = this.#fields
    const saved = Object.entries(fieldsOf(this.stored)).filter(([name]) => {
      const field = name as keyof Fields
      return same(now[field], sent[field])
    })
    Object.assign(this, Object.fromEntries(saved))
  }

  /** Of the rest, what is not saved yet stays as it is, and what a colleague has saved is not taken for one's own. */
  async setStatus(slug: string, status: OwnTouchpoint['status']): Promise<void> {
    const { status: now } = await changeTouchpoint(slug, this.stored.code, { status })
    this.stored = { ...this.stored, status: now }
  }
}
