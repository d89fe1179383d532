// What names things in a business: every id, number and code that its own people are shown.
import * as z from 'zod'
import type { Business } from './callers.ts'
import { operations } from './document.ts'
import { bodyOf } from './shop.ts'

type Names = Map<string, Set<string>>

const gather = (value: unknown, names: Names, key = ''): void => {
  if (Array.isArray(value)) for (const one of value) gather(one, names, key)
  else if (value && typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) gather(one, names, name)
  } else if (typeof value === 'string' || typeof value === 'number') {
    names.set(key, (names.get(key) ?? new Set()).add(String(value)))
  }
}

/** By the name of the field, from every list that the owner can read. */
export const namesIn = async ({ owner, slug }: Business): Promise<Names> => {
  const names: Names = new Map()
  for (const { method, path } of operations) {
    if (method !== 'GET' || path.replace('{slug}', '').includes('{') || !path.includes('{slug}')) continue
    const answer = await owner.call('GET', path.replace('{slug}', slug))
    if (answer.headers.get('content-type')?.startsWith('application/json')) gather(await bodyOf(answer), names)
  }
  return names
}

/** What one business has under a name and the other has not; at most sixty. */
export const foreignNames = (theirs: Names, ours: Names, name: string): string[] => {
  const all = theirs.get(name) ?? theirs.get('id') ?? new Set()
  const own = ours.get(name) ?? ours.get('id') ?? new Set()
  return [...all].filter((one) => !own.has(one)).slice(0, 60)
}

/** Of the same kind, and nobody’s. */
export const unknownLike = (name: string): string => {
  if (/^\d+$/.test(name)) return '999999999'
  // What tells its kind stays.
  if (z.uuid().safeParse(name).success)
    return name.replaceAll(/[0-9a-f]/g, (digit, at: number) => ([14, 19].includes(at) ? digit : '0'))
  return name.replaceAll(/[0-9a-z]/gi, (letter) => (/\d/.test(letter) ? '0' : 'x'))
}
