// How a business sees and changes itself.
import * as z from 'zod'
import { Accent, Business, profileFields } from './business.ts'
import { HoldSetting } from './vocabulary.ts'

const Retention = z
  .int()
  .min(1)
  .max(120)
  .nullable()
  .describe('After so many months the words of a rating are forgotten: comment, name, reply, notes. null: never.')

export const ProfileChange = z
  .strictObject({ ...profileFields, accent: Accent.nullable(), holds: HoldSetting, retentionMonths: Retention })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, {
    message: 'Nothing to change was sent.',
    params: { code: 'empty' },
  })
  .meta({ id: 'ProfileChange', description: 'What changes. Fields left out stay as they are.' })
export type ProfileChange = z.infer<typeof ProfileChange>

export const Profile = Business.extend({
  formerSlugs: z.array(z.string()).describe('Slugs that lead here for ever; the business may take one of them back.'),
  retentionMonths: Retention,
  closesAt: z.iso.datetime().nullable().describe('When everything will be deleted, UTC; null: nobody wants that.'),
}).meta({ id: 'Profile', description: 'A business as it sees itself.' })
export type Profile = z.infer<typeof Profile>

export const Closing = z
  .strictObject({ slug: z.string().max(60).describe('The slug once more, so that nobody does this by mistake.') })
  .meta({ id: 'Closing', description: 'What shows that the end of the business is meant.' })
