import { eq, sql } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import type { BusinessRow } from '../businesses/find.ts'
import { codeAlphabet, codeLength, type NewTouchpoint, type Touchpoint } from '../contract/touchpoint.ts'
import { type Locale, locales } from '../contract/vocabulary.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'

const randomCode = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(codeLength)), (byte) => codeAlphabet[byte % 32]).join('')

/** The business's own language leads, so that it is the one asked in where nothing else is known. */
const ownLanguageFirst = (own: string, wanted: readonly Locale[]) =>
  [...new Set(wanted)].sort((a, b) => Number(b === own) - Number(a === own))

/** Opens a touchpoint. Throws `code_taken`. */
export const createTouchpoint = async (
  directory: Directory,
  business: BusinessRow,
  wanted: NewTouchpoint,
  now: number,
): Promise<Touchpoint> => {
  const row = {
    code: wanted.code ?? randomCode(),
    businessId: business.id,
    name: wanted.name,
    channel: wanted.channel,
    questions: wanted.questions,
    locales: ownLanguageFirst(business.locale, wanted.locales ?? locales),
    createdAt: now,
  }
  const [created] = await directory.batch([
    directory.insert(touchpoints).values(row).onConflictDoNothing().returning(),
    directory
      .update(businesses)
      .set({ updatedAt: sql`max(${businesses.updatedAt} + 1, ${now})` })
      .where(eq(businesses.id, business.id)),
  ])
  if (created.length === 0) throw new Fault('code_taken')
  const { code, name, channel, locales: offered } = row
  return { code, name, channel, locales: offered }
}
