// The logo of a business as a file of the site's own, so that it is there while the API is not.
import type { Business } from '../../../worker/contract/business.ts'
import { typeAt } from './api.ts'

const endings: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }

/** The name of its file, another one for each picture; null where there is none. */
export const logoFileOf = async ({ slug, logo }: Business): Promise<string | null> => {
  if (!logo) return null
  const ending = endings[await typeAt(logo)]
  if (!ending) throw new Error(`The logo of ${slug} is no picture that the site knows.`)
  return `${slug}-${logo.split('hash=')[1]}.${ending}`
}

export const logoAddress = (file: string) => `/logos/${file}`
