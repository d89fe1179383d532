// What the script says: sentences that the page was built with, in its language.
import type { Channel, Locale, Proof } from '../../../worker/contract/vocabulary.ts'
import type { WithholdingReason } from '../../../worker/contract/withholding.ts'
import { type Message, speak, type Values } from '../../../worker/languages/speak.ts'
import { find } from '../script/dom.ts'
import { Refused } from './api.ts'
import type { ReceiptWord } from './said.ts'

type Words = {
  said: Record<ReceiptWord, Message>
  channels: Record<Channel, string>
  proofs: Record<Proof, string>
  reasons: Record<WithholdingReason, string>
}

export const locale = document.documentElement.lang as Locale
export const words = JSON.parse(find('.receipt').dataset.words ?? '') as Words
export const say = (word: ReceiptWord, values?: Values): string => speak(locale, words.said[word], values)

const sentences: Record<string, ReceiptWord> = {
  offline: 'offline',
  busy: 'busy',
  unavailable: 'busy',
  rating_withdrawn: 'gone',
  unknown_rating: 'gone',
  invalid_body: 'unfit',
  broken_text: 'unfit',
  body_too_large: 'unfit',
  too_many_attempts: 'soon',
  no_address: 'noAddress',
  nothing_withheld: 'notWithheld',
  already_appealed: 'alreadyAppealed',
  nothing_signed: 'unsigned',
}

/** Why it was not done, in words. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Refused)) throw error
  const word = sentences[error.code]
  return word ? say(word, { count: error.minutes }) : say('refused', { code: error.code })
}

/** Tells in `place` how it goes: that it is under way, and why not; whatever was typed stays as it is. */
export const telling = async (place: string, act: () => Promise<string>): Promise<void> => {
  const status = find(place)
  status.textContent = say('sending')
  status.textContent = await act().catch(explain)
}
