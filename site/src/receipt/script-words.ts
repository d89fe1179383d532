// Every sentence that the script of the receipt may have to say, for the page to carry.
import { channels, proofs, withholdingReasons } from '../../../worker/contract/lists.ts'
import type { Locale } from '../../../worker/contract/vocabulary.ts'
import { pageCatalogues, sayIn } from '../../../worker/languages/pages.ts'
import { receiptWords } from './said.ts'

const named = <Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>

export const scriptWords = (locale: Locale) => {
  const say = sayIn(locale)
  return {
    said: named(receiptWords, (word) => pageCatalogues[locale].receipt?.[word]),
    channels: named(channels, (channel) => say(`channels.${channel}`)),
    proofs: named(proofs, (proof) => say(`proofs.${proof}`)),
    reasons: named(withholdingReasons, (reason) => say(`reasons.${reason}`)),
  }
}
