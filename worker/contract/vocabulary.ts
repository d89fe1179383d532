// The words of the closed lists that every part of Candor shares, as schemas.
import * as z from 'zod'
import { channels, headlineProofs, holdSettings, locales, proofs, stages, starValues, subjectKinds } from './lists.ts'

export { channels, headlineProofs, locales, proofs, starValues }

export const Channel = z.enum(channels).describe('Where the feedback was asked for.')
export type Channel = z.infer<typeof Channel>

export const Proof = z.enum(proofs).describe('How strongly the rating is tied to a real experience.')
export type Proof = z.infer<typeof Proof>

export const Locale = z.enum(locales).describe('A language Candor speaks, as a BCP 47 tag.')
export type Locale = z.infer<typeof Locale>

export const Stage = z
  .enum(stages)
  .describe('Where on their way customers are when they are asked: from discovering the business to coming back.')
export type Stage = z.infer<typeof Stage>

export const SubjectKind = z.enum(subjectKinds).describe('What is rated where that is narrower than the touchpoint.')
export type SubjectKind = z.infer<typeof SubjectKind>

export const HoldSetting = z
  .enum(holdSettings)
  .describe(
    'Which texts wait to be looked at before the public sees them, at most 7 days, whatever their stars: none, those that a machine has flagged, all. The stars count at once.',
  )
export type HoldSetting = z.infer<typeof HoldSetting>

export const Stars = z.int().min(1).max(5).describe('Stars, a whole number from 1 (worst) to 5 (best).')

export const Day = z.iso.date().describe("A day in the business's time zone, YYYY-MM-DD.")
