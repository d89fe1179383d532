// Links, addresses and numbers in a text. Every repetition has a bound, so that no text takes longer than its length times
// that bound. What is written around a pattern ("anna at shop dot lv") is not found: a flag is a hint, not a wall.

const endings = 'com|net|org|info|biz|eu|lv|sk|fi|gr|cy|lt|ee|cz|pl|de|ru|uk|io|dev|shop|online|xyz'
const link = new RegExp(
  `https?://|(?<![\\p{L}\\p{N}])www\\.|(?<![\\p{L}\\p{N}@-])[\\p{L}\\p{N}-]{1,63}\\.(?:${endings})(?![\\p{L}\\p{N}])`,
  'iu',
)
const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}\.\p{L}/u

// A date has as many figures as a telephone number.
const date = /(?<!\p{Nd})(?:\p{Nd}{1,2}[./-] ?\p{Nd}{1,2}[./-] ?\p{Nd}{4}|\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2})(?!\p{Nd})/gu
/** Seven figures or more, up to two signs between one and the next. */
const phone = /\p{Nd}(?:[ ()./\u00a0-]{0,2}\p{Nd}){6}/u

export const hasLink = (text: string): boolean => link.test(text)
export const hasEmail = (text: string): boolean => email.test(text)
export const hasPhone = (text: string): boolean => phone.test(text.replaceAll(date, ' | '))
