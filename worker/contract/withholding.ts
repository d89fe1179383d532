// Why a business may keep a text from the public. The stars always stay.
import * as z from 'zod'

/** The only reasons for which a text may be withheld. The stars always stay. */
export const withholdingReasons = [
  'personal_data',
  'abuse_or_hate',
  'off_topic',
  'advertising',
  'illegal',
  'names_a_minor',
  'legal_order',
  'fraud',
] as const
export const WithholdingReason = z.enum(withholdingReasons).describe('Why the text is not shown.')
export type WithholdingReason = z.infer<typeof WithholdingReason>
