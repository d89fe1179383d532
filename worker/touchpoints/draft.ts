// A touchpoint as it would be with changes that are not saved yet: what the dashboard's preview shows, and nobody else.

import { TouchpointDraft } from '../contract/touchpoint-settings.ts'
import { Fault } from '../faults.ts'
import type { FoundTouchpoint } from './find.ts'

/** Undefined where none was sent. Throws `invalid_query`. */
export const readDraft = (text: string | undefined): TouchpointDraft | undefined => {
  if (text === undefined) return undefined
  try {
    return TouchpointDraft.parse(JSON.parse(text))
  } catch {
    throw new Fault('invalid_query', 'The draft is no change of a touchpoint.')
  }
}

/** Null takes away, what is left out stays: as the database does where changes are saved (RFC 7396). */
const merged = <Kept extends object>(before: Kept, changes: object): Kept => {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  const after = { ...before, ...Object.fromEntries(entries) }
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null)) as Kept
}

export const withDraft = (touchpoint: FoundTouchpoint, draft: TouchpointDraft | undefined): FoundTouchpoint => {
  if (!draft) return touchpoint
  const { questions = touchpoint.questions, look = {}, texts = {} } = draft
  const said = Object.entries(texts).map(([locale, wording]) => [
    locale,
    merged(touchpoint.texts[locale as keyof typeof touchpoint.texts] ?? {}, wording ?? {}),
  ])
  return {
    ...touchpoint,
    questions,
    look: merged(touchpoint.look, look),
    texts: { ...touchpoint.texts, ...Object.fromEntries(said) },
  }
}
