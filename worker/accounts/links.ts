import { sql } from 'drizzle-orm'
import { verifications } from '../../drizzle/schema/credentials.ts'
import type { Directory } from '../db.ts'

/** Ends the mailed links that would sign somebody in. */
export const forgetLinks = async (directory: Directory, email: string): Promise<void> => {
  const { value } = verifications
  await directory
    .delete(verifications)
    .where(sql`json_valid(${value}) AND json_type(${value}) = 'object' AND ${value}->>'email' = ${email}`)
}
