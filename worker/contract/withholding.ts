// Why a business may keep a text from the public. The stars always stay.
import * as z from 'zod'
import { withholdingReasons } from './lists.ts'

export { withholdingReasons }

export const WithholdingReason = z.enum(withholdingReasons).describe('Why the text is not shown.')
export type WithholdingReason = z.infer<typeof WithholdingReason>
