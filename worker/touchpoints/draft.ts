// A touchpoint as it would be with changes that are not saved yet: what the dashboard's preview shows, and nobody else.
import { isOwnKey } from '../contract/questions.ts'
import { TouchpointDraft } from '../contract/touchpoint-settings.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { listOwnQuestions } from '../questions/find.ts'
import { type FoundTouchpoint, findTouchpoint } from './find.ts'

const readDraft = (text: string): TouchpointDraft => {
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

const named = (changes: object) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))

const withDraft = (touchpoint: FoundTouchpoint, draft: TouchpointDraft): FoundTouchpoint => {
  const { look = {}, texts = {}, ...plain } = draft
  const said = Object.entries(texts).map(([locale, wording]) => [
    locale,
    merged(touchpoint.texts[locale as keyof typeof touchpoint.texts] ?? {}, wording ?? {}),
  ])
  return {
    ...touchpoint,
    ...named(plain),
    look: merged(touchpoint.look, look),
    texts: { ...touchpoint.texts, ...Object.fromEntries(said) },
  }
}

/** With the draft in this text (JSON). Throws `unknown_touchpoint`, `invalid_query`. */
export const findDrafted = async (env: Bindings, code: string, text: string): Promise<FoundTouchpoint> => {
  const drafted = withDraft(await findTouchpoint(env, code), readDraft(text))
  if (!drafted.questions.some(isOwnKey)) return drafted
  return { ...drafted, ownQuestions: await listOwnQuestions(openDirectory(env), drafted.business.id) }
}
