import { eq } from 'drizzle-orm'
import { businesses, logos } from '../../drizzle/schema/businesses.ts'
import type { Actor } from '../accounts/actor.ts'
import { noting } from '../audit/note.ts'
import type { Directory } from '../db.ts'
import { Fault } from '../faults.ts'
import { movedOn } from './change.ts'
import type { BusinessRow } from './find.ts'
import { type Picture, readPicture } from './picture.ts'

/** Pixels a side. */
const longest = 2048

const isSvg = (bytes: Uint8Array) => /^\ufeff?\s*</.test(new TextDecoder().decode(bytes.subarray(0, 100)))

/** Throws `picture_not_supported`, `picture_too_large`. */
const acceptPicture = (bytes: Uint8Array): Picture => {
  const picture = readPicture(bytes)
  if (!picture && isSvg(bytes)) {
    throw new Fault('picture_not_supported', 'An SVG can hold scripts. Send it as PNG, JPEG or WebP.')
  }
  if (!picture) throw new Fault('picture_not_supported')
  if (picture.width > longest || picture.height > longest) throw new Fault('picture_too_large')
  return picture
}

const setLogo = (directory: Directory, id: string, logo: string | null, now: number) =>
  directory
    .update(businesses)
    .set({ logo, updatedAt: movedOn(now) })
    .where(eq(businesses.id, id))
    .returning()

/** The same picture again changes nothing. Throws `picture_not_supported`, `picture_too_large`. */
export const putLogo = async (
  directory: Directory,
  actor: Actor,
  business: BusinessRow,
  bytes: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<BusinessRow> => {
  const { type, width, height } = acceptPicture(bytes)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
  if (hash === business.logo) return business
  const { id } = business
  const set = { type, bytes }
  const [rows] = await directory.batch([
    setLogo(directory, id, hash, now),
    directory
      .insert(logos)
      .values({ businessId: id, ...set })
      .onConflictDoUpdate({ target: logos.businessId, set }),
    noting(directory, id, actor, 'logo.changed', `${type}, ${width} × ${height}`, now),
  ])
  return rows[0] as BusinessRow
}

export const removeLogo = async (directory: Directory, actor: Actor, { id, slug }: BusinessRow, now: number) => {
  await directory.batch([
    setLogo(directory, id, null, now),
    directory.delete(logos).where(eq(logos.businessId, id)),
    noting(directory, id, actor, 'logo.removed', slug, now),
  ])
}

/** Throws `unknown_logo`. */
export const readLogo = async (directory: Directory, { id }: BusinessRow) => {
  const found = await directory.select().from(logos).where(eq(logos.businessId, id)).get()
  if (!found) throw new Fault('unknown_logo')
  return { type: found.type, bytes: new Uint8Array(found.bytes) }
}
