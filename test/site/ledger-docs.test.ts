// What the page for auditors says of entries is what the code reads.
import { expect, it } from 'vitest'
import { entryLines, example, checks as said } from '../../site/src/docs/ledger.ts'
import { linesAnEntry, readEntry, writeEntry } from '../../worker/ledger/entry.ts'
import { failures } from '../../worker/ledger/verify.ts'

it('the example is an entry, and each of its lines is explained', () => {
  expect(writeEntry(readEntry(example))).toBe(example)
  expect(entryLines).toHaveLength(linesAnEntry)
})

it('every check that can fail is named, and no other', () => {
  const named = said.flatMap(({ name }) => name.split(', '))
  expect(named.sort()).toEqual([...failures].sort())
})
