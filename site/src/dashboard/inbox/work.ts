// What one does about ratings: shown at once where that is safe, taken back where the server says no, undone on demand.
import type { Case, CaseChange, CaseDetail } from '../../../../worker/contract/case.ts'
import type { WithholdingReason } from '../../../../worker/contract/withholding.ts'
import { ApiError, call } from '../api/call.ts'
import type { InboxPath } from '../api/contract.ts'
import { tell } from '../parts/toasts.svelte.ts'
import { say } from '../words.ts'
import { changed, isChange, type NumberedChange, wayBack } from './change.ts'
import type { Opened } from './opened.svelte.ts'
import type { Ratings } from './ratings.svelte.ts'

const atOnce = 200

/** The public reads a reply where it reads the text. */
export const isReplyShown = ({ publish, withheld }: Case): boolean => publish && withheld === null

export class Work {
  readonly #path: InboxPath
  readonly #ratings: Ratings
  readonly #opened: Opened
  #last: Promise<unknown> = Promise.resolve()

  constructor(slug: string, ratings: Ratings, opened: Opened) {
    this.#path = `/v1/businesses/${slug}/inbox`
    this.#ratings = ratings
    this.#opened = opened
  }

  /** Changes one or many, with one way back for all of them. True where it went well. */
  async change(cases: readonly Case[], change: CaseChange, words: string): Promise<boolean> {
    const back = cases.map((one) => ({ number: one.number, change: wayBack(one, change) }))
    const sent = cases.map(({ number }) => ({ number, change }))
    const undo = async () => {
      if (await this.#send(back.filter((step) => isChange(step.change)))) tell(say('common.undone'))
    }
    const isDone = await this.#send(sent)
    if (isDone) tell(words, undo)
    return isDone
  }

  /** Throws ApiError. */
  async reply(one: Case, text: string): Promise<void> {
    const before = one.reply?.text
    await this.#do(call('PUT', `${this.#at(one)}/reply`, { text }))
    const undo = () =>
      before === undefined ? this.#back(() => call('DELETE', `${this.#at(one)}/reply`)) : this.#putBack(one, before)
    const isPublic = isReplyShown(one)
    if (before !== undefined) tell(say('inbox.didEditReply'), undo)
    else tell(say(isPublic ? 'inbox.didReply' : 'inbox.didReplyUnseen'), undo)
  }

  async removeReply(one: Case): Promise<void> {
    const text = one.reply?.text
    if (text === undefined || !(await this.#try(() => this.#do(call('DELETE', `${this.#at(one)}/reply`))))) return
    tell(say('inbox.didRemoveReply'), () => this.#putBack(one, text))
  }

  /** Throws ApiError. A note stays: it is part of the history. */
  async note(one: Case, text: string): Promise<void> {
    await this.#do(call('POST', `${this.#at(one)}/notes`, { text }))
    tell(say('inbox.didNote'))
  }

  /** Throws ApiError. */
  async withhold(one: Case, reason: WithholdingReason): Promise<void> {
    await this.#do(call('PUT', `${this.#at(one)}/withholding`, { reason }))
    tell(say('inbox.didWithhold'), async () => {
      await this.#back(() => call('DELETE', `${this.#at(one)}/withholding`))
      if (one.featured) await this.#try(() => this.#do(call('PUT', `${this.#at(one)}/testimonial`)))
    })
  }

  async showAgain(one: Case): Promise<void> {
    const reason = one.withheld
    if (!reason || !(await this.#try(() => this.#do(call('DELETE', `${this.#at(one)}/withholding`))))) return
    tell(say('inbox.didShowAgain'), () => this.#back(() => call('PUT', `${this.#at(one)}/withholding`, { reason })))
  }

  /** Though its customer appealed. */
  async keepWithheld(one: Case): Promise<void> {
    if (await this.#try(() => this.#do(call('PUT', `${this.#at(one)}/appeal/refusal`))))
      tell(say('inbox.didKeepWithheld'))
  }

  async feature(one: Case, featured: boolean): Promise<void> {
    const set = (isFeatured: boolean) => call(isFeatured ? 'PUT' : 'DELETE', `${this.#at(one)}/testimonial`)
    this.#show([{ ...one, featured }])
    if (await this.#try(() => this.#do(set(featured))))
      tell(say(featured ? 'inbox.didFeature' : 'inbox.didUnfeature'), () => this.#back(() => set(!featured)))
    else this.#show([one])
  }

  #at = ({ number }: Case) => `${this.#path}/${number}` as const

  #putBack = (one: Case, text: string) => this.#back(() => call('PUT', `${this.#at(one)}/reply`, { text }))

  async #back(deed: () => Promise<CaseDetail>): Promise<void> {
    if (await this.#try(() => this.#do(deed()))) tell(say('common.undone'))
  }

  async #do(deed: Promise<CaseDetail>): Promise<void> {
    const detail = await deed
    this.#opened.take(detail)
    this.#ratings.replace([detail.case])
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      tell(error.message)
      return false
    }
  }

  /** One after the other, in the order in which they were made. True where all went well. */
  #send(changes: readonly NumberedChange[]): Promise<boolean> {
    const sent = this.#last.then(() => this.#sendNow(changes))
    this.#last = sent.catch(() => false)
    return sent
  }

  /** All or none of each two hundred. */
  async #sendNow(changes: readonly NumberedChange[]): Promise<boolean> {
    for (let start = 0; start < changes.length; start += atOnce) {
      const part = changes.slice(start, start + atOnce)
      const before = part.flatMap(({ number }) => this.#now(number) ?? [])
      this.#show(part.flatMap(({ number, change }) => this.#guess(number, change)))
      if (!(await this.#try(() => call('PATCH', this.#path, { changes: part })))) {
        this.#show(before)
        return false
      }
    }
    if (changes.some(({ number }) => this.#opened.isAbout(number))) await this.#opened.again()
    return true
  }

  #guess(number: number, change: CaseChange): Case[] {
    const one = this.#now(number)
    return one ? [changed(one, change)] : []
  }

  #now(number: number): Case | undefined {
    const { detail } = this.#opened
    return detail?.case.number === number ? detail.case : this.#ratings.find(number)
  }

  #show(cases: readonly Case[]) {
    const { detail } = this.#opened
    const opened = cases.find(({ number }) => number === detail?.case.number)
    if (detail && opened) this.#opened.take({ ...detail, case: opened })
    this.#ratings.replace(cases)
  }
}
