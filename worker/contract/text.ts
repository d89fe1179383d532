// Text that people typed: kept as it was typed (Unicode NFC), refused where it could not be stored or shown faithfully.
import * as z from 'zod'

// Tab and line feed are the only control characters a comment may hold.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
// More than eight marks on one base letter is no language's spelling; it is text made to spill over its neighbours.
// Format characters between them do not count as a new base.
const MARKS = /(?:\p{M}\p{Cf}*){9}/u
// Spaces, fillers and format characters alone say nothing.
const BLANK = /^[\p{Z}\p{C}\u3164\u115f\u1160\uffa0\u2800]*$/u

type TextCode = 'lone_surrogate' | 'control_character' | 'too_many_marks'

const faults: [TextCode, string, (text: string) => boolean][] = [
  ['lone_surrogate', 'The text has half of a character (a lone surrogate).', (text) => !text.isWellFormed()],
  ['control_character', 'The text has a control character.', (text) => CONTROL.test(text)],
  ['too_many_marks', 'The text has more than 8 combining marks on one letter.', (text) => MARKS.test(text)],
]

/** One line or many, trimmed, CRLF read as LF, NFC, at most `max` characters; what shows nothing is empty. Issues carry their code in `params.code`. */
export const text = (max: number) =>
  z
    .string()
    .check((ctx) => {
      const value = ctx.value.replaceAll('\r\n', '\n')
      const fault = faults.find(([, , hasFault]) => hasFault(value))
      if (fault) {
        ctx.issues.push({ code: 'custom', input: ctx.value, message: fault[1], params: { code: fault[0] } })
      }
    })
    .overwrite((value) => (BLANK.test(value) ? '' : value.replaceAll('\r\n', '\n').trim().normalize('NFC')))
    // Normalising can lengthen a text: the limit holds for what is stored.
    .max(max)

/** Like `text`, of one line: what ends up in the subject of a mail must not end it. */
export const line = (max: number) =>
  text(max).refine((value) => !/[\n\t]/.test(value), {
    message: 'The text has more than one line.',
    params: { code: 'control_character' },
  })

const textOrNone = (max: number) => text(max).transform((value) => (BLANK.test(value) ? null : value))

/** Like `text`, but empty text counts as none. */
export const optionalText = (max: number) => textOrNone(max).nullable()

/** Like `optionalText`, for what a page names rather than a person types: what cannot be stored is left out of it. */
export const optionalName = (max: number) =>
  z
    .string()
    .overwrite((value) => value.replace(/[\p{Cc}\p{Cs}]/gu, ''))
    .pipe(textOrNone(max))
    .nullable()

/** How many things a page holds, from the query: 1 to 100, `usual` unless told. */
export const pageLimitOf = (usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(usual)

export const pageLimit = pageLimitOf(20)
