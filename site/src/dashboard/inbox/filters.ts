// What is looked for in the inbox, as its address says it. The names are those of the API, so that a link is a query.
import {
  caseStatuses,
  channels,
  locales,
  proofs,
  recommenders,
  starValues,
  unresolved,
} from '../../../../worker/contract/lists.ts'
import { type QuestionKey, questions, scales } from '../../../../worker/contract/questions.ts'

const isOneOf = (list: readonly string[]) => (value: string) => list.includes(value)
const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
const isAtMost = (length: number) => (value: string) => value.trim() !== '' && value.length <= length
const isStars = (value: string) => /^[1-5](,[1-5]){0,4}$/.test(value)
const isFlag = isOneOf(['true', 'false'])
const isAnswerTo = (key: QuestionKey) => (value: string) => {
  const [low, high] = scales[questions[key]]
  return /^\d{1,2}$/.test(value) && Number(value) >= low && Number(value) <= high
}

/** What can be asked for by each name. In this order they are named where nothing is found. */
const rules = {
  q: isAtMost(200),
  stars: isStars,
  status: isOneOf(['new', ...caseStatuses, unresolved]),
  from: isDay,
  to: isDay,
  text: isFlag,
  answered: isFlag,
  appealed: isFlag,
  overdue: isOneOf(['true']),
  reason: isAnswerTo('contact_reason'),
  emotion: isAnswerTo('emotion'),
  recommends: isOneOf(recommenders),
  assignee: isAtMost(64),
  tag: isAtMost(40),
  channel: isOneOf(channels),
  touchpoint: isAtMost(20),
  subject: isAtMost(120),
  proof: isOneOf(proofs),
  locale: isOneOf(locales),
} as const

export type FilterName = keyof typeof rules
export type Filters = Partial<Record<FilterName, string | undefined>>
export const filterNames = Object.keys(rules) as FilterName[]
/** Those that are always in sight; the others are behind a button. */
export const frequentFilters: readonly FilterName[] = ['q', 'stars', 'status', 'from', 'to']

/** Drops what is empty, and what the API would refuse. */
export const cleaned = (filters: Filters): Filters => {
  const kept = filterNames.filter((name) => rules[name](filters[name] ?? ''))
  return Object.fromEntries(kept.map((name) => [name, filters[name]]))
}

export const filtersIn = (search: string): Filters => {
  const query = new URLSearchParams(search)
  return cleaned(Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? undefined])))
}

export const isFiltered = (filters: Filters): boolean => Object.keys(filters).length > 0

/** The numbers of stars that are let through; all of them where none is chosen. */
export const starsIn = ({ stars }: Filters): number[] => stars?.split(',').map(Number) ?? []

/** The list of stars with one put in or taken out; undefined where that leaves no choice. */
export const starsToggled = (filters: Filters, star: number): string | undefined => {
  const chosen = starsIn(filters)
  const next = starValues.filter((value) => (value === star) !== chosen.includes(value))
  return next.length === 0 || next.length === starValues.length ? undefined : next.join(',')
}
