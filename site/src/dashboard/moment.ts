// Moments as the reader's language and clock write them.
import { writtenLocale } from './words.ts'

const moment = new Intl.DateTimeFormat(writtenLocale, { dateStyle: 'medium', timeStyle: 'short' })

/** An ISO time as day and time of day. */
export const formatMoment = (time: string): string => moment.format(new Date(time))
