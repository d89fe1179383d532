// The testimonials as they stand: chosen, ordered, and each change saved at once.
import type { ShownRating } from '../../../../worker/contract/rating.ts'
import { ApiError } from '../api/call.ts'
import { tell } from '../parts/toasts.svelte.ts'
import { say } from '../words.ts'
import { orderWall, readWall, setFeatured } from './api.ts'

export class Wall {
  readonly #slug: string
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()
  shown = $state<ShownRating[]>()
  /** Grows with each change, so that the preview draws anew. */
  version = $state(0)

  constructor(slug: string) {
    this.#slug = slug
  }

  async load(): Promise<void> {
    this.shown = await readWall(this.#slug)
    this.version += 1
  }

  async choose(number: number): Promise<void> {
    await this.#try(() => setFeatured(this.#slug, number, true))
  }

  async remove(number: number): Promise<void> {
    const before = this.#numbers
    const isDone = await this.#try(() => setFeatured(this.#slug, number, false))
    if (isDone) tell(say('testimonials.removed'), () => this.#restore(number, before))
  }

  async move(from: number, to: number): Promise<void> {
    const list = [...(this.shown ?? [])]
    const [moved] = list.splice(from, 1)
    if (!moved || to < 0 || to > list.length) return
    list.splice(to, 0, moved)
    // Shown before it is saved; what was there comes back where it could not be.
    this.shown = list
    const wanted = this.#numbers
    await this.#try(() => orderWall(this.#slug, wanted))
  }

  get #numbers(): number[] {
    return (this.shown ?? []).map(({ number }) => number)
  }

  async #restore(number: number, before: number[]) {
    await this.#try(async () => {
      await setFeatured(this.#slug, number, true)
      await orderWall(this.#slug, before)
    })
  }

  /** One after the other. What is there is read again when nothing more waits: sooner, it would undo what comes next. */
  #try(work: () => Promise<unknown>): Promise<boolean> {
    this.#waiting += 1
    const done = this.#last.then(async () => {
      const isDone = await this.#now(work)
      this.#waiting -= 1
      if (this.#waiting === 0) await this.load().catch(() => {})
      return isDone
    })
    this.#last = done.catch(() => false)
    return done
  }

  async #now(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      tell(error.message)
      return false
    }
  }
}
