import { asc, eq } from 'drizzle-orm'
import { formerSlugs } from '../../drizzle/schema/businesses.ts'
import { timeOrNull } from '../calendar.ts'
import type { Business } from '../contract/business.ts'
import type { Profile } from '../contract/profile.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { type BusinessRow, showBusinesses } from './find.ts'

/** A business as it sees itself. */
export const profileOf = async (env: Bindings, row: BusinessRow): Promise<Profile> => {
  const [[business], former] = await Promise.all([
    showBusinesses(env, [row]),
    openDirectory(env)
      .select({ slug: formerSlugs.slug })
      .from(formerSlugs)
      .where(eq(formerSlugs.businessId, row.id))
      .orderBy(asc(formerSlugs.until))
      .all(),
  ])
  return {
    ...(business as Business),
    formerSlugs: former.map(({ slug }) => slug),
    retentionMonths: row.retentionMonths,
    closesAt: timeOrNull(row.closesAt),
  }
}
