// What a business takes away to ask with: pictures, blocks for mails.
import * as z from 'zod'
import { Locale } from './vocabulary.ts'

export const PictureQuery = z.strictObject({
  size: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(128).max(2048))
    .default(1024)
    .describe('Width and height in pixels, 128 to 2048.'),
})

export const EmailBlockQuery = z.strictObject({
  lang: z.string().max(35).optional().describe('The language wanted.'),
})

export const EmailBlock = z
  .object({
    locale: Locale,
    html: z.string().describe('A table with five links, for the HTML of a mail.'),
    text: z.string().describe('The same for a mail without HTML.'),
  })
  .meta({ id: 'EmailBlock', description: 'A question and five links, to be pasted into mails.' })
export type EmailBlock = z.infer<typeof EmailBlock>
