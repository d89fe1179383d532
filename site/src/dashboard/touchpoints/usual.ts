// What customers read where a business has no words of its own, in the language in which they read it.
import type { Locale } from '../../../../worker/contract/vocabulary.ts'
import type catalogue from '../../../../worker/languages/en/rating.json'

const written = import.meta.glob<typeof catalogue>('../../../../worker/languages/*/rating.json', { import: 'default' })

export type Usual = { title: string; comment: string; thanks: string }

export const usualWords = async (locale: Locale): Promise<Usual | undefined> => {
  const said = await written[`../../../../worker/languages/${locale}/rating.json`]?.()
  return said && { title: said.first.title, comment: said.more.comment, thanks: said.first.saved }
}
