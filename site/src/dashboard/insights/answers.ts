// Every question that was answered, of the library and the business's own: how often each answer was given, and a figure.
import type { Compared, Insights } from '../../../../worker/contract/insights.ts'
import { type QuestionKey, questions, type ScaleName } from '../../../../worker/contract/questions.ts'
import { concludedFrom } from '../../../../worker/measures/mean.ts'
import { ownAsked, questionText, scaleWords } from '../questions.ts'
import { say } from '../words.ts'
import { between, count, percent, write } from './said.ts'
import { sharesOf } from './shares.ts'
import type { Table } from './table.ts'

export interface Answered {
  key: string
  title: string
  /** In an order from low to high; else side by side, or in words, of which there is only a number. */
  kind: 'ordered' | 'choices' | 'words'
  /** The words of each answer, or of the lowest and the highest alone. */
  words: readonly string[]
  low: number
  counts: readonly number[]
  n: number
  /** The figure, its interval and n; or that too few have answered. */
  said: string
}

/** What is said of an answer by itself: a mean of these would mean nothing. */
const told: Partial<Record<ScaleName, 'first' | 'last' | 'most'>> = {
  contacts: 'first',
  resolved: 'last',
  yes_no: 'last',
  customer_type: 'most',
  contact_reason: 'most',
}

const shareSaid = (
  { counts, words, n }: Pick<Answered, 'counts' | 'words' | 'n'>,
  which: 'first' | 'last' | 'most',
) => {
  const index = { first: 0, last: counts.length - 1, most: counts.indexOf(Math.max(...counts)) }[which]
  const one = sharesOf(counts, n)[index]
  return one ? `${words[index]}: ${percent(one.share)} · ${between('share', one)}` : ''
}

const meanSaid = ({ now }: Pick<Compared, 'now'>) =>
  now.value === null ? '' : `${write('decimal', now.value)} · ${between('decimal', now)}`

const saidOf = (n: number, figure: string) =>
  n < concludedFrom
    ? say('insights.tooFew', { count: n })
    : [figure, say('insights.from', { count: count(n) })].filter(Boolean).join(' · ')

const ofLibrary =
  (business: string) =>
  (one: Insights['questions'][number]): Answered => {
    const key = one.key as QuestionKey
    const { n } = one.now
    const scale = questions[key]
    const shown = { low: one.low, counts: one.counts, n, words: scaleWords(key) }
    const which = told[scale]
    const said = saidOf(n, which ? shareSaid(shown, which) : meanSaid(one))
    return { ...shown, key, title: questionText(key, business), kind: which === 'most' ? 'choices' : 'ordered', said }
  }

const ownKinds = { scale: 'ordered', yes_no: 'ordered', choice: 'choices', choices: 'choices', text: 'words' } as const

const ofOwn = (one: Insights['own'][number]): Answered[] => {
  const { key, kind } = one.question
  if (kind === 'feature') return []
  const [asked] = ownAsked(one.question)
  const { n } = one.now
  // Of choices, the first counts those who chose any.
  const counts = kind === 'choices' ? one.counts.slice(1) : one.counts
  const shown = { low: kind === 'choices' ? 1 : one.low, counts, n, words: asked?.labels ?? [] }
  const figure = { scale: () => meanSaid(one), yes_no: () => shareSaid(shown, 'last') }[kind as 'scale']?.() ?? ''
  return [{ ...shown, key, title: asked?.text ?? '', kind: ownKinds[kind], said: saidOf(n, figure) }]
}

export const answersOf = ({ questions: known, own }: Insights, business: string): Answered[] => [
  ...known.map(ofLibrary(business)),
  ...own.flatMap(ofOwn),
]

export const isFew = ({ n }: Answered): boolean => n < concludedFrom

const wordOf = ({ words, counts, low }: Answered, index: number) => {
  const all = words.length === counts.length ? words[index] : undefined
  const end = index === 0 ? words[0] : index === counts.length - 1 ? words.at(-1) : undefined
  return all ?? (end ? `${low + index} (${end})` : `${low + index}`)
}

/** How often each answer was given: nothing of a question that too few have answered. */
export const answerRows = (one: Answered) =>
  isFew(one) ? [] : sharesOf(one.counts, one.n).map((share, index) => ({ ...share, label: wordOf(one, index) }))

export const answerTable = (answered: readonly Answered[]): Table => ({
  columns: [
    say('insights.column_question'),
    say('insights.column_answer'),
    say('insights.column_count'),
    say('insights.column_share'),
    say('insights.column_low'),
    say('insights.column_high'),
    say('insights.column_figure'),
  ],
  shares: [3, 4, 5],
  rows: answered.flatMap((one): Table['rows'] => {
    const rows = answerRows(one).map(({ label, given, share, low, high }) => [label, given, share, low, high])
    return (rows.length > 0 ? rows : [[null, null, null, null, null]]).map((row) => [one.title, ...row, one.said])
  }),
})
