import { eq, sql } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import type { BusinessRow } from '../businesses/find.ts'
import { type Template, type TemplateKey, templates } from '../contract/templates.ts'
import { codeAlphabet, codeLength } from '../contract/touchpoint.ts'
import type { NewTouchpoint } from '../contract/touchpoint-settings.ts'
import { type Locale, locales } from '../contract/vocabulary.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { templateIn } from '../languages/templates.ts'
import { refuseUnknownQuestions } from './asked.ts'
import type { TouchpointRow } from './find.ts'

const randomCode = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(codeLength)), (byte) => codeAlphabet[byte % 32]).join('')

/** The business's own language leads, so that it is the one asked in where nothing else is known. */
const ownLanguageFirst = (own: string, wanted: readonly Locale[]) =>
  [...new Set(wanted)].sort((a, b) => Number(b === own) - Number(a === own))

/** What a template gives: its words in every language asked in, for the business to keep or to change. */
const madeOf = (template: TemplateKey, own: string, offered: readonly Locale[]) => ({
  name: templateIn(own as Locale, template).name,
  ...(templates[template] as Template),
  texts: Object.fromEntries(offered.map((locale) => [locale, { title: templateIn(locale, template).title }])),
})

/** The contract has made sure that there is a template where there is no name or no channel. */
const valuesOf = (business: BusinessRow, sent: NewTouchpoint) => {
  const { name, channel, code, template, locales: wanted, questions, askAtMost, stage, subjectKind } = sent
  const offered = ownLanguageFirst(business.locale, wanted ?? locales)
  const made = template && madeOf(template, business.locale, offered)
  return {
    code: code ?? randomCode(),
    name: name ?? made?.name ?? '',
    channel: channel ?? made?.channel ?? 'web',
    texts: made?.texts ?? {},
    questions: [...(questions ?? made?.questions ?? [])],
    askAtMost,
    stage: stage ?? made?.stage ?? null,
    subjectKind: subjectKind ?? made?.subjectKind ?? null,
    locales: offered,
  }
}

/** Opens a touchpoint. Throws `code_taken`, `invalid_body`. */
export const createTouchpoint = async (
  directory: Directory,
  business: BusinessRow,
  wanted: NewTouchpoint,
  now: number,
): Promise<TouchpointRow> => {
  const row = { ...valuesOf(business, wanted), businessId: business.id, createdAt: now }
  await refuseUnknownQuestions(directory, business.id, row.questions)
  const [[created]] = await directory.batch([
    directory.insert(touchpoints).values(row).onConflictDoNothing().returning(),
    directory
      .update(businesses)
      .set({ updatedAt: sql`max(${businesses.updatedAt} + 1, ${now})` })
      .where(eq(businesses.id, business.id)),
  ])
  if (!created) throw new Fault('code_taken')
  return created
}
