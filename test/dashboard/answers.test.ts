// Every question that was answered, with its figure and how often each answer was given.
import { beforeAll, describe, expect, it } from 'vitest'
import { placed } from '../../site/src/charts/strip.ts'
import { answerRows, answersOf, answerTable } from '../../site/src/dashboard/insights/answers.ts'
import { loadWords } from '../../site/src/dashboard/words.ts'
import type { Compared, Figure, Insights } from '../../worker/contract/insights.ts'

const figure = (n: number, value: number | null = null, margin = 0.2): Figure => ({
  n,
  standing: value === null ? 'too_few' : 'normal',
  value,
  low: value === null ? null : value - margin,
  high: value === null ? null : value + margin,
})
const compared = (now: Figure): Compared => ({ now, before: figure(0), change: null })

const insightsOf = (questions: Insights['questions'], own: Insights['own'] = []) =>
  ({ questions, own }) as unknown as Insights
const asked = (key: string, counts: number[], now: Figure, low = 1): Insights['questions'][number] => ({
  key,
  low,
  counts,
  shares: [],
  coverage: now,
  ...compared(now),
})

beforeAll(() => loadWords(['insights']))

describe('the answers', () => {
  it('have the mean of a scale, and the share of an answer where a mean would mean nothing', () => {
    const answered = answersOf(
      insightsOf([
        asked('emotion', [1, 2, 3, 10, 14], figure(30, 4.13)),
        asked('resolved', [5, 10, 15], figure(30, 2.33)),
        asked('contacts', [20, 5, 5, 0, 0], figure(30, 1.5)),
        asked('purchased', [10, 20], figure(30, 0.67), 0),
        asked('contact_reason', [3, 0, 0, 9, 0, 0, 0, 0, 0, 0, 3], figure(15, 4)),
      ]),
      'Rye & Salt',
    )
    expect(answered.map(({ said }) => said)).toEqual([
      '4.13 · 3.93 to 4.33 · n = 30',
      'yes: 50% · 33% to 67% · n = 30',
      'once: 67% · 49% to 81% · n = 30',
      'yes: 67% · 49% to 81% · n = 30',
      'information: 60% · 36% to 80% · n = 15',
    ])
    expect(answered.map(({ kind }) => kind)).toEqual(['ordered', 'ordered', 'ordered', 'ordered', 'choices'])
  })

  it('have every answer in the table, those without a word by their number', () => {
    const { rows } = answerTable(
      answersOf(insightsOf([asked('effort', [1, 0, 0, 2, 0, 0, 7], figure(10, 5.8))]), 'Rye'),
    )
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      ['1 (strongly disagree)', 1, 0.1],
      ['2', 0, 0],
      ['3', 0, 0],
      ['4', 2, 0.2],
      ['5', 0, 0],
      ['6', 0, 0],
      ['7 (strongly agree)', 7, 0.7],
    ])
  })

  it('of fewer than five are not told one by one', () => {
    const [one] = answersOf(insightsOf([asked('image', [0, 0, 1, 2, 1], figure(4))]), 'Rye')
    expect(one?.said).toBe('Too few to say: 4 have answered, and it takes 5.')
    expect(one && answerRows(one)).toEqual([])
    expect(one && answerTable([one]).rows).toEqual([[one?.title, null, null, null, null, null, one?.said]])
  })
})

describe('a strip', () => {
  const row = { key: 'a', label: 'How do you feel now?', said: '', words: ['no', 'partly', 'yes'] }

  it('is as wide as all shares, one beside another', () => {
    const { parts = [] } = placed([{ ...row, shares: [0.2, 0.3, 0.5] }], 400).drawn[0] ?? {}
    expect(parts.map(({ x, wide }) => [x, wide])).toEqual([
      [0, 80],
      [80, 120],
      [200, 200],
    ])
  })

  it('writes into a part what fits, and nothing where nothing fits', () => {
    const { parts = [] } = placed([{ ...row, shares: [0.01, 0.1, 0.89] }], 300).drawn[0] ?? {}
    expect(parts.map(({ text }) => text)).toEqual(['', '10', 'yes 89'])
  })
})
