import * as z from 'zod'
import { pageLimit, text } from './text.ts'
import { HoldSetting, Locale } from './vocabulary.ts'
import { webAddress } from './web-address.ts'

const isTimeZone = (name: string) => {
  // Offsets like +05:30 are accepted by Intl, but are no zones.
  if (!/^[A-Z]/i.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/)
  .describe('The name of the business in addresses: lower-case letters, digits and hyphens.')

export const Accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .toLowerCase()
  .describe('Its colour on pages and posters, #rrggbb.')

/** What a business says of itself. */
export const profileFields = {
  slug: Slug,
  name: text(120).min(1).describe('The name as customers know it.'),
  description: text(400).describe('What the business does, in one or two sentences.'),
  website: webAddress.nullable().describe('Its own web address, https or http.'),
  locale: Locale,
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, { message: 'This is not a known IANA time zone.', params: { code: 'unknown_time_zone' } })
    .describe('IANA time zone in which its days begin, for example Europe/Riga.'),
}

const { description, website, locale, timeZone, ...named } = profileFields

export const NewBusiness = z
  .strictObject({
    ...named,
    description: description.default(''),
    website: website.default(null),
    locale: locale.default('en'),
    timeZone: timeZone.default('UTC'),
  })
  .meta({ id: 'NewBusiness', description: 'A business to be opened.' })
export type NewBusiness = z.infer<typeof NewBusiness>

export const Business = z
  .object({
    slug: Slug,
    name: z.string().describe('The name as customers know it.'),
    description: z.string().describe('What the business does.'),
    website: z.string().nullable().describe('Its own web address.'),
    locale: Locale,
    timeZone: z.string().describe('IANA time zone in which its days begin.'),
    accent: Accent.nullable(),
    holds: HoldSetting,
    logo: z.string().nullable().describe('The address of its logo, another one for each picture; null: it has none.'),
    ledger: z
      .string()
      .describe(
        'Path of its ledger, in the layout of c2sp.org/tlog-tiles: `checkpoint`, `vkey` and `tile/…` lie below it.',
      ),
    version: z.string().describe('Changes whenever anything that the public sees of the business changes.'),
  })
  .meta({ id: 'Business', description: 'A business as the public sees it.' })
export type Business = z.infer<typeof Business>

export const BusinessPage = z
  .object({
    businesses: z.array(Business),
    next: z.string().nullable().describe('The address of the next page, as in the Link header; null on the last.'),
  })
  .meta({ id: 'BusinessPage', description: 'One page of the businesses.' })
export type BusinessPage = z.infer<typeof BusinessPage>

export const BusinessPageQuery = z.strictObject({
  limit: pageLimit.describe('Businesses a page, 1 to 100.'),
  cursor: Slug.or(z.literal('')).default('').describe('The slug after which the page starts.'),
})
