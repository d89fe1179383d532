// The parameters of paths, described once.
import * as z from 'zod'

export const CodeParam = z.object({ code: z.string().describe('The code of the touchpoint; upper or lower case.') })
export const OwnRatingParam = CodeParam.extend({ id: z.string().describe('The id that the client made.') })
export const SlugParam = z.object({ slug: z.string().describe('The slug of the business.') })
