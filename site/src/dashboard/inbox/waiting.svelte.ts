// The texts that wait before the public sees them, without their stars, and what is decided about them.
import type { TextQueue, WaitingText } from '../../../../worker/contract/queue.ts'
import type { WithholdingReason } from '../../../../worker/contract/withholding.ts'
import { call } from '../api/call.ts'
import type { BusinessPath } from '../api/contract.ts'
import { tell } from '../parts/toasts.svelte.ts'
import { say } from '../words.ts'

export class WaitingTexts {
  readonly #path: BusinessPath
  queue = $state.raw<TextQueue>()
  /** The one that the keys are at. */
  at = $state(0)
  /** The one that is about to be withheld. */
  withholding = $state.raw<WaitingText>()
  isHelpOpen = $state(false)
  readonly texts: readonly WaitingText[] = $derived(this.queue?.texts ?? [])

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}`
  }

  load = async (): Promise<void> => {
    this.queue = await call('GET', `${this.#path}/queue`)
  }

  move(step: 1 | -1): void {
    this.at = Math.max(0, Math.min(this.texts.length - 1, this.at + step))
  }

  /** Shows the text, or withholds it for a reason. Throws ApiError. */
  async decide(text: WaitingText, reason: WithholdingReason | null): Promise<void> {
    await call('PUT', `${this.#path}/queue/${text.id}`, { reason })
    tell(say(reason === null ? 'inbox.didShowNow' : 'inbox.didWithhold'))
    const { queue } = this
    if (queue === undefined) return
    const texts = queue.texts.filter(({ id }) => id !== text.id)
    this.queue = { ...queue, texts, waiting: queue.waiting - 1 }
    this.at = Math.max(0, Math.min(this.at, texts.length - 1))
    if (texts.length === 0 && this.queue.waiting > 0) await this.load()
  }
}
