// Errors as RFC 9457 problem details: a stable code for programs, a sentence for people.
import * as z from 'zod'

export const Problem = z
  .object({
    type: z.string().describe('The address of a description of this kind of problem.'),
    title: z.string().describe('What kind of problem it is.'),
    status: z.int().describe('The HTTP status.'),
    code: z.string().describe('The stable code.'),
    detail: z.string().describe('What happened and what can be done.'),
    requestId: z.string().describe('Name this when you report the problem.'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('The field, as a JSON pointer (RFC 6901).'),
          code: z.string().describe('The stable code of what is wrong with the field.'),
          detail: z.string().describe('What is wrong with the field.'),
        }),
      )
      .optional()
      .describe('One entry for each field that is wrong.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' })
export type Problem = z.infer<typeof Problem>
