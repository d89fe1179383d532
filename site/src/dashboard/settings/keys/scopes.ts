// What a key may do, in groups, and the choices that are made most.
import { keyScopes } from '../../../../../worker/contract/lists.ts'
import { isSaid, sayOf } from '../../words.ts'

type KeyScope = (typeof keyScopes)[number]

const groupNames = ['business', 'touchpoints', 'ratings', 'data'] as const
type GroupName = (typeof groupNames)[number]

const elsewhere: Record<string, GroupName> = { audit: 'business', testimonials: 'ratings', imports: 'data' }

const groupOf = (scope: KeyScope): GroupName => {
  const room = scope.split(':')[0] ?? ''
  return groupNames.find((name) => name === room) ?? elsewhere[room] ?? 'data'
}

export const groups = groupNames.map((name) => ({
  name,
  scopes: keyScopes.filter((scope) => groupOf(scope) === name),
}))

export const presetNames = ['read', 'import', 'all'] as const
type PresetName = (typeof presetNames)[number]

export const presets: Record<PresetName, readonly KeyScope[]> = {
  read: keyScopes.filter((scope) => scope.endsWith(':read')),
  import: ['business:read', 'touchpoints:read', 'imports:write'],
  all: keyScopes,
}

/** The preset that these scopes are; undefined where they were chosen one by one. */
export const presetOf = (scopes: readonly KeyScope[]): PresetName | undefined =>
  presetNames.find((name) => {
    const preset = presets[name]
    return preset.length === scopes.length && preset.every((scope) => scopes.includes(scope))
  })

export const scopeWords = (scope: KeyScope): string => {
  const key = `settings.scope_${scope.replace(':', '_')}`
  return isSaid(key) ? sayOf(key) : scope
}
