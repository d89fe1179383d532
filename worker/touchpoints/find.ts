import { and, eq } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import { isOwnKey } from '../contract/questions.ts'
import { Code } from '../contract/touchpoint.ts'
import { type Directory, openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { listOwnQuestions } from '../questions/find.ts'

const columns = {
  code: touchpoints.code,
  name: touchpoints.name,
  channel: touchpoints.channel,
  locales: touchpoints.locales,
  questions: touchpoints.questions,
  askAtMost: touchpoints.askAtMost,
  reviewUrl: touchpoints.reviewUrl,
  status: touchpoints.status,
  look: touchpoints.look,
  texts: touchpoints.texts,
  origins: touchpoints.origins,
  seenAt: touchpoints.seenAt,
  business: {
    id: businesses.id,
    slug: businesses.slug,
    name: businesses.name,
    shard: businesses.shard,
    timeZone: businesses.timeZone,
    locale: businesses.locale,
    accent: businesses.accent,
    holds: businesses.holds,
    closesAt: businesses.closesAt,
  },
}

const readRow = (directory: Directory, code: string) =>
  directory
    .select(columns)
    .from(touchpoints)
    .innerJoin(businesses, eq(businesses.id, touchpoints.businessId))
    .where(eq(touchpoints.code, code))
    .get()

/** With those of the business's own questions that it asks. */
const readTouchpoint = async (directory: Directory, code: string) => {
  const row = await readRow(directory, code)
  if (!row) return undefined
  const all = row.questions.some(isOwnKey) ? await listOwnQuestions(directory, row.business.id) : []
  return { ...row, ownQuestions: all.filter(({ key }) => row.questions.includes(key)) }
}

export type FoundTouchpoint = NonNullable<Awaited<ReturnType<typeof readTouchpoint>>>

// Every rating looks its touchpoint up, and touchpoints hardly change: an isolate remembers one for this long.
const rememberedFor = 10_000
const rememberedAtMost = 5000
const remembered = new Map<string, { touchpoint: FoundTouchpoint; until: number }>()

/** A touchpoint and its business; at most 10 s old. Throws `unknown_touchpoint`. */
export const findTouchpoint = async (env: Bindings, code: string): Promise<FoundTouchpoint> => {
  const { data: key, success } = Code.safeParse(code)
  if (!success) throw new Fault('unknown_touchpoint')
  const known = remembered.get(key)
  if (known && known.until > Date.now()) return known.touchpoint
  const touchpoint = await readTouchpoint(openDirectory(env), key)
  if (!touchpoint) throw new Fault('unknown_touchpoint')
  if (remembered.size >= rememberedAtMost) remembered.clear()
  remembered.set(key, { touchpoint, until: Date.now() + rememberedFor })
  return touchpoint
}

/** This isolate reads a touchpoint anew that it has just changed; the others do within 10 s. */
export const forgetTouchpoint = (code: string): void => {
  remembered.delete(code)
}

/** A business that is being deleted asks nowhere. */
export const isAsking = ({ status, business }: Pick<FoundTouchpoint, 'status' | 'business'>): boolean =>
  status === 'open' && business.closesAt === null

export type TouchpointRow = typeof touchpoints.$inferSelect

/** A touchpoint of this business, as it is now. Throws `unknown_touchpoint`, also for those of others. */
export const findOwnTouchpoint = async (
  directory: Directory,
  businessId: string,
  code: string,
): Promise<TouchpointRow> => {
  const isOwn = and(eq(touchpoints.code, Code.safeParse(code).data ?? ''), eq(touchpoints.businessId, businessId))
  const row = await directory.select().from(touchpoints).where(isOwn).get()
  if (!row) throw new Fault('unknown_touchpoint')
  return row
}

/** The stage of each of a business's touchpoints, and what its subjects are, by code. */
export const findPurposes = async (directory: Directory, businessId: string) => {
  const { code, stage, subjectKind } = touchpoints
  const rows = await directory
    .select({ code, stage, subjectKind })
    .from(touchpoints)
    .where(eq(touchpoints.businessId, businessId))
    .all()
  return new Map(rows.map((row) => [row.code, row]))
}
