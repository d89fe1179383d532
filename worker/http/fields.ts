// Names what is wrong with each field: zod's issues as stable codes and JSON pointers.
import type * as z from 'zod'
import type { FieldFault } from '../faults.ts'

type Issue = z.core.$ZodIssue

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input)

const tooLarge: Record<string, string> = { string: 'too_long', array: 'too_many' }
const tooSmall: Record<string, string> = { string: 'too_short', array: 'too_few' }

const codeOf = (issue: Issue, input: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(input, issue.path) === undefined) return 'missing'
      return issue.expected === 'int' ? 'not_whole' : 'wrong_type'
    case 'too_big':
      return tooLarge[issue.origin] ?? 'too_large'
    case 'too_small':
      return tooSmall[issue.origin] ?? 'too_small'
    case 'invalid_format':
      return 'wrong_format'
    case 'invalid_union':
      return 'not_allowed'
    case 'invalid_value':
      return valueAt(input, issue.path) === undefined ? 'missing' : 'not_allowed'
    case 'custom':
      return String(issue.params?.code ?? 'invalid')
    default:
      return 'invalid'
  }
}

/** `input` is what was validated: it tells a missing field from one of the wrong type. */
export const fieldFaults = (issues: readonly Issue[], input: unknown): FieldFault[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointerTo([...issue.path, key]),
          code: 'unknown_field',
          detail: 'There is no such field.',
        }))
      : [{ pointer: pointerTo(issue.path), code: codeOf(issue, input), detail: issue.message }],
  )
