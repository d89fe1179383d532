// What the dashboard says: the catalogues of the rooms on the page, in the reader's language where it is written, else
// in English as a whole.
import type { Locale } from '../../../worker/contract/vocabulary.ts'
import type account from '../../../worker/languages/en/dashboard/account.json'
import type accounts from '../../../worker/languages/en/dashboard/accounts.json'
import type common from '../../../worker/languages/en/dashboard/common.json'
import type inbox from '../../../worker/languages/en/dashboard/inbox.json'
import type insights from '../../../worker/languages/en/dashboard/insights.json'
import type overview from '../../../worker/languages/en/dashboard/overview.json'
import type settings from '../../../worker/languages/en/dashboard/settings.json'
import type testimonials from '../../../worker/languages/en/dashboard/testimonials.json'
import type touchpoints from '../../../worker/languages/en/dashboard/touchpoints.json'
import { type Message, speak, type Values } from '../../../worker/languages/speak.ts'

type Catalogues = {
  common: typeof common
  account: typeof account
  accounts: typeof accounts
  inbox: typeof inbox
  insights: typeof insights
  overview: typeof overview
  settings: typeof settings
  testimonials: typeof testimonials
  touchpoints: typeof touchpoints
}
export type Room = keyof Catalogues
/** The name of a sentence: its room and its key, as in `common.save`. */
export type WordKey = { [R in Room]: `${R}.${keyof Catalogues[R] & string}` }[Room]

type Catalogue = Record<string, Message>
const written = import.meta.glob<Catalogue>('../../../worker/languages/*/dashboard/*.json', { import: 'default' })
const fileOf = (locale: string, room: Room) => `../../../worker/languages/${locale}/dashboard/${room}.json`
const spoken: Record<string, Catalogue> = {}

const languages = navigator.languages.map((tag) => tag.slice(0, 2))
/** The language of the dashboard. */
export const locale = (languages.find((language) => written[fileOf(language, 'common')]) ?? 'en') as Locale
/** The locale that numbers and days are written in: English as Europe writes it. */
export const writtenLocale = locale === 'en' ? 'en-GB' : locale

/** Brings the sentences of some rooms. Nothing can be said before. */
export const loadWords = async (rooms: Room[]): Promise<void> => {
  const load = async (room: Room) => {
    spoken[room] = (await written[fileOf(locale, room)]?.()) ?? {}
  }
  await Promise.all(rooms.map(load))
}

/** Says a sentence. */
export const say = (key: WordKey, values?: Values): string => {
  const [room = '', name = ''] = key.split('.')
  return speak(locale, spoken[room]?.[name] ?? key, values)
}

const and = new Intl.ListFormat(writtenLocale, { type: 'conjunction' })
/** Several things as one phrase. */
export const listed = (things: readonly string[]): string => and.format(things)

/** Says one of a closed list, whose sentences are named after its members: `common.channel_web`. */
export const sayOf = (key: string, values?: Values): string => say(key as WordKey, values)

/** Whether there is such a sentence. */
export const isSaid = (key: string): key is WordKey => {
  const [room = '', name = ''] = key.split('.')
  return spoken[room]?.[name] !== undefined
}
