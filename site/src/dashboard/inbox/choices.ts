// The closed lists that one can filter by, each member with its words.
import {
  caseStatuses,
  channels,
  locales,
  nobody,
  proofs,
  recommenders,
  unresolved,
} from '../../../../worker/contract/lists.ts'
import { locale as ownLocale, say, sayOf } from '../words.ts'
import type { FilterName } from './filters.ts'
import type { Names } from './names.svelte.ts'

export type Choice = { value: string; label: string }

const languageNames = new Intl.DisplayNames(ownLocale, { type: 'language' })
export const languageName = (tag: string): string => languageNames.of(tag) ?? tag

const worded = (values: readonly string[], word: (value: string) => string): Choice[] =>
  values.map((value) => ({ value, label: word(value) }))

/** The answers of a question whose scale begins with 1, by their number. */
const answered = (words: readonly string[]): Choice[] => words.map((label, at) => ({ value: String(at + 1), label }))

/** What can be chosen for a filter; undefined where anything can be written. */
export const choicesFor = (filter: FilterName, names: Names): Choice[] | undefined => {
  const lists: Partial<Record<FilterName, () => Choice[]>> = {
    status: () => worded(['new', ...caseStatuses, unresolved], (value) => sayOf(`inbox.status_${value}`)),
    text: () => worded(['true', 'false'], (value) => sayOf(`inbox.text_${value}`)),
    answered: () => worded(['true', 'false'], (value) => sayOf(`inbox.answered_${value}`)),
    appealed: () => worded(['true', 'false'], (value) => sayOf(`inbox.appealed_${value}`)),
    overdue: () => [{ value: 'true', label: say('inbox.overdue') }],
    reason: () => answered(names.reasons),
    emotion: () => answered(names.emotions),
    recommends: () => worded(recommenders, (value) => sayOf(`inbox.recommends_${value}`)),
    assignee: () => [
      { value: nobody, label: say('inbox.nobody') },
      ...names.colleagues.map(({ id, name }) => ({ value: id, label: name })),
    ],
    channel: () => worded(channels, (value) => sayOf(`common.channel_${value}`)),
    touchpoint: () => names.touchpoints.map(({ code, name }) => ({ value: code, label: name })),
    proof: () => worded(proofs, (value) => sayOf(`common.proof_${value}`)),
    locale: () => worded(locales, languageName),
  }
  return lists[filter]?.()
}

/** The words for what a filter lets through. */
export const meaningOf = (name: FilterName, value: string, names: Names): string => {
  if (name === 'stars') return say('inbox.starsOf', { list: value.replaceAll(',', ', ') })
  return choicesFor(name, names)?.find((choice) => choice.value === value)?.label ?? value
}
