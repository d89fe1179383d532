// What happens between pressing a button and its answer: one at a time, with the problem and its fields to be shown.
import { tick } from 'svelte'
import { ApiError } from '../api/call.ts'
import { say } from '../words.ts'

export class Submission {
  isBusy = $state(false)
  problem = $state<ApiError>()

  /** Runs what is to be done, unless it runs already. True where it went well. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    this.problem = undefined
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      this.problem = error
      await this.#showFirst()
      return false
    } finally {
      this.isBusy = false
    }
  }

  /** What is wrong with a field of the body, by its name. */
  of(field: string): string | undefined {
    return this.problem?.problem.errors?.find(({ pointer }) => pointer.split('/')[1] === field)?.detail
  }

  /** What is wrong at a JSON pointer of the body. */
  at(wanted: string): string | undefined {
    return this.problem?.problem.errors?.find(({ pointer }) => pointer === wanted)?.detail
  }

  /** The sentence for the whole, where it does not stand beside a field. */
  get sentence(): string | undefined {
    if (!this.problem) return undefined
    return this.problem.problem.errors ? say('common.seeFields') : this.problem.message
  }

  async #showFirst() {
    await tick()
    document.querySelector<HTMLElement>('[aria-invalid="true"], .notice-bad')?.focus()
  }
}
