import { expect, it } from 'vitest'
import { pageTitle } from '../../worker/languages/title.ts'

it('cuts a title where nobody shows more of it, and no letter in two', () => {
  expect(pageTitle('Rye & Salt')).toBe('Rye & Salt')
  expect(pageTitle('ā'.repeat(60))).toBe('ā'.repeat(60))
  expect(pageTitle('ā'.repeat(61))).toBe(`${'ā'.repeat(59)}…`)
  expect(pageTitle(`${'ā'.repeat(58)} and more`)).toBe(`${'ā'.repeat(58)}…`)
  expect(pageTitle('🥐'.repeat(40))).toBe(`${'🥐'.repeat(29)}…`)
})
