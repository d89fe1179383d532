import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, wayBack } from '../../site/src/dashboard/inbox/change.ts'
import { filtersIn, starsToggled } from '../../site/src/dashboard/inbox/filters.ts'
import { linesOf } from '../../site/src/dashboard/inbox/history.ts'
import { placeOf, seatOf, withChanged } from '../../site/src/dashboard/inbox/order.ts'
import type { Case, CaseChange } from '../../worker/contract/case.ts'

const caseOf = (more: Partial<Case>) =>
  ({ number: 1, status: 'new', assignee: null, tags: [], ...more }) as unknown as Case
const numbered = (numbers: number[]) => numbers.map((number) => caseOf({ number }))

describe('the address of the inbox', () => {
  it('keeps what can be asked for, and drops the rest', () => {
    const search = '?b=demo&n=3&stars=1,2&status=resolved&q=%22&from=2026-02-30x&channel=pigeon&text=maybe&tag='
    expect(filtersIn(search)).toEqual({ stars: '1,2', status: 'resolved', q: '"' })
  })

  it('asks for stars one by one, and for all where none or all are chosen', () => {
    expect(starsToggled({}, 4)).toBe('4')
    expect(starsToggled({ stars: '4' }, 1)).toBe('1,4')
    expect(starsToggled({ stars: '4' }, 4)).toBeUndefined()
    expect(starsToggled({ stars: '1,2,3,4' }, 5)).toBeUndefined()
  })
})

describe('the history', () => {
  const event = (id: string, at: string) => ({ id, at, actor: 'Anna', kind: 'noted', detail: 'Said.' }) as const
  const events = [event('1', '2026-11-01T08:00:00.000Z'), event('2', '2026-11-03T08:00:00.000Z')]
  const idsWith = (amendedAt: string | null) => linesOf({ amendedAt }, events).map(({ id }) => id)

  it('has the change of its customer where it came, once', () => {
    expect(idsWith('2026-11-02T08:00:00.000Z')).toEqual(['1', 'amended', '2'])
    expect(idsWith('2026-10-31T08:00:00.000Z')).toEqual(['amended', '1', '2'])
    expect(idsWith('2026-11-04T08:00:00.000Z')).toEqual(['1', '2', 'amended'])
  })

  it('says nothing of a change where there was none', () => {
    expect(idsWith(null)).toEqual(['1', '2'])
  })
})

describe('the order of arrival', () => {
  it('finds every rating in its place, and a seat for every other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 50 })),
        fc.integer({ min: 1, max: 50 }),
        (numbers, wanted) => {
          const cases = numbered(numbers.sort((a, b) => b - a))
          expect(placeOf(cases, wanted)).toBe(numbers.indexOf(wanted))
          expect(seatOf(cases, wanted)).toBe(numbers.filter((number) => number > wanted).length)
        },
      ),
    )
  })

  it('puts what has changed in its place and leaves the list alone where nothing has', () => {
    const cases = numbered([9, 5, 2])
    const resolved = caseOf({ number: 5, status: 'resolved' })
    expect(withChanged(cases, [resolved, caseOf({ number: 4 })])).toEqual([cases[0], resolved, cases[2]])
    expect(withChanged(cases, [caseOf({ number: 4 })])).toBe(cases)
  })
})

describe('the way back from a change', () => {
  const tag = fc.constantFrom('salt', 'queue', 'thanks')
  const tags = fc.uniqueArray(tag)
  const status = fc.constantFrom('open', 'in_progress', 'resolved')
  const change = fc.record({ status, assignee: fc.option(fc.constant('u1')), addTags: tags }, { requiredKeys: [] })

  it('leads to what was, whatever was changed', () => {
    const before = fc.record({
      status: fc.constantFrom('new', 'open', 'resolved'),
      assignee: fc.option(fc.constant('u2')),
      tags,
    })
    fc.assert(
      fc.property(before, change, (was, made) => {
        const one = caseOf({ ...was, tags: was.tags.sort() } as Partial<Case>)
        const after = changed(one, made as CaseChange)
        expect(changed(after, wayBack(one, made as CaseChange))).toEqual(one)
      }),
    )
  })
})
