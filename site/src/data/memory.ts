// Keeps what was read of a business until its version changes, so that publishing costs what changed, not what exists.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Business } from '../../../worker/contract/business.ts'
import { apiAddress, buildFolders } from './settings.ts'

// Raise this when the shape of what is kept changes.
const shape = 5
const thisBuild = new Map<string, Promise<unknown>>()

const stampOf = (business: Business) => JSON.stringify([shape, apiAddress(), business.version])

const readKept = async (file: string, stamp: string) => {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8'))
    return kept.stamp === stamp ? kept.value : undefined
  } catch {
    return undefined
  }
}

const recall = async <T>(business: Business, read: (business: Business) => Promise<T>): Promise<T> => {
  const folder = join(buildFolders().cache, 'businesses')
  const file = join(folder, `${business.slug}.json`)
  const stamp = stampOf(business)
  const kept: T | undefined = await readKept(file, stamp)
  if (kept !== undefined) return kept
  const value = await read(business)
  await mkdir(folder, { recursive: true })
  await writeFile(file, JSON.stringify({ stamp, value }))
  return value
}

export const remembered = <T>(business: Business, read: (business: Business) => Promise<T>): Promise<T> => {
  const known = thisBuild.get(business.slug) ?? recall(business, read)
  thisBuild.set(business.slug, known)
  return known as Promise<T>
}
