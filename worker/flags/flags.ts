// What a machine finds in a text. It knows the words and nothing else of the rating: no stars, no touchpoint, no time.
import type { textFlags } from '../contract/lists.ts'
import type { Locale } from '../contract/vocabulary.ts'
import { hasEmail, hasLink, hasPhone } from './patterns.ts'
import { hasProfanity } from './profanity.ts'

export type TextFlag = (typeof textFlags)[number]
export type Words = { comment: string | null; author: string | null; locale: Locale }

const signs: Record<TextFlag, (text: string, locale: Locale) => boolean> = {
  link: hasLink,
  email: hasEmail,
  phone: hasPhone,
  profanity: hasProfanity,
}

export const flagsOf = ({ comment, author, locale }: Words): TextFlag[] => {
  const text = [comment, author].filter(Boolean).join('\n')
  return (Object.keys(signs) as TextFlag[]).filter((flag) => signs[flag](text, locale))
}
