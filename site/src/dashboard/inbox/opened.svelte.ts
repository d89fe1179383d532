// The rating that is open, with its history and what the public sees of it.
import type { CaseDetail } from '../../../../worker/contract/case.ts'
import { ApiError, call } from '../api/call.ts'
import type { InboxPath } from '../api/contract.ts'

export class Opened {
  readonly #path: InboxPath
  #number: number | undefined
  /** Counts what was asked and done: an answer from before comes too late. */
  #turn = 0
  detail = $state.raw<CaseDetail>()
  problem = $state.raw<ApiError>()

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}/inbox`
  }

  /** What is shown of the one before goes at once. */
  async show(number: number | undefined): Promise<void> {
    this.#number = number
    this.detail = undefined
    await this.again()
  }

  /** Reads it again; what is shown stays until the answer is there. */
  again = async (): Promise<void> => {
    const number = this.#number
    this.problem = undefined
    this.#turn += 1
    const turn = this.#turn
    if (number === undefined) return
    try {
      const detail = await call('GET', `${this.#path}/${number}`)
      if (turn === this.#turn) this.detail = detail
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (turn === this.#turn) this.problem = error
    }
  }

  /** Takes what a deed answered, if it is about the rating that is open. */
  take(detail: CaseDetail): void {
    if (detail.case.number !== this.#number) return
    this.#turn += 1
    this.detail = detail
  }

  isAbout(number: number): boolean {
    return number === this.#number
  }
}
