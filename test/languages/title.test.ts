import { expect, it } from 'vitest'
import { pageTitle } from '../../worker/languages/title.ts'

it('cuts a title where nobody shows more of it, and no letter in two', () => {
  expect(pageTitle('Rye & Salt')).toBe('Rye & Salt')
  expect(pageTitle('ā'.repeat(70))).toBe('ā'.repeat(70))
  expect(pageTitle('ā'.repeat(71))).toBe(`${'ā'.repeat(69)}…`)
  expect(pageTitle(`${'ā'.repeat(68)} and more`)).toBe(`${'ā'.repeat(68)}…`)
  expect(pageTitle('🥐'.repeat(40))).toBe(`${'🥐'.repeat(34)}…`)
})
