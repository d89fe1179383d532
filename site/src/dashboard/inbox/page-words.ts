// What the public pages say, so that a preview says it too. Brought when a preview is first shown.
import type { PageKey } from '../../../../worker/languages/pages.ts'
import { type Message, speak, type Values } from '../../../../worker/languages/speak.ts'
import { locale } from '../words.ts'

type Catalogue = Record<string, Record<string, Message>>
const written = import.meta.glob<Catalogue>('../../../../worker/languages/*/pages.json', { import: 'default' })

let loading: Promise<Catalogue> | undefined

export const loadPageWords = async (): Promise<(key: PageKey, values?: Values) => string> => {
  loading ??= written[`../../../../worker/languages/${locale}/pages.json`]?.()
  const catalogue = (await loading) ?? {}
  return (key, values) => {
    const [part = '', name = ''] = key.split('.')
    return speak(locale, catalogue[part]?.[name] ?? key, values)
  }
}
