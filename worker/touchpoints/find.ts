import { asc, eq } from 'drizzle-orm'
import { businesses } from '../../drizzle/schema/businesses.ts'
import { touchpoints } from '../../drizzle/schema/touchpoints.ts'
import type { Touchpoint } from '../contract/touchpoint.ts'
import { Code } from '../contract/touchpoint.ts'
import { type Directory, openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'

const columns = {
  code: touchpoints.code,
  name: touchpoints.name,
  channel: touchpoints.channel,
  locales: touchpoints.locales,
  questions: touchpoints.questions,
  business: {
    id: businesses.id,
    slug: businesses.slug,
    name: businesses.name,
    shard: businesses.shard,
    timeZone: businesses.timeZone,
    locale: businesses.locale,
  },
}

const readTouchpoint = (directory: Directory, code: string) =>
  directory
    .select(columns)
    .from(touchpoints)
    .innerJoin(businesses, eq(businesses.id, touchpoints.businessId))
    .where(eq(touchpoints.code, code))
    .get()

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

/** A business's touchpoints, oldest first. */
export const listTouchpoints = (directory: Directory, businessId: string): Promise<Touchpoint[]> =>
  directory
    .select({
      code: touchpoints.code,
      name: touchpoints.name,
      channel: touchpoints.channel,
      locales: touchpoints.locales,
    })
    .from(touchpoints)
    .where(eq(touchpoints.businessId, businessId))
    .orderBy(asc(touchpoints.createdAt), asc(touchpoints.code))
    .all()
