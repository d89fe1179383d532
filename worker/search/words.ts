// What somebody types, as a question to FTS5. Whatever it holds, out come quoted words and nothing else: no operator, no
// column, no quote of its own.

const accents = /[\u0300-\u036f]/g
const curlyQuotes = /[“”„‟«»]/g
const parts = /"([^"]*)("?)|[^\s"]+/g
// What the index takes for a part of a word (index.ts).
const ofWord = /[\p{L}\p{N}\p{M}]/u

/** A text as it is indexed and looked for: full-width letters and ligatures as plain ones, and no accents. */
export const folded = (text: string): string => text.normalize('NFKD').replace(accents, '')

/**
 * The MATCH expression of FTS5 for what was typed: all words, each from its beginning, and "what is in quotes" as it
 * stands; a quote that is still open goes on as a word does. Null where there is no word in it.
 */
export const matchOf = (typed: string): string | null => {
  const plain = folded(typed)
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(curlyQuotes, '"')
  const terms = [...plain.matchAll(parts)]
    .map(([all, phrase, end]) => ({ text: phrase ?? all, isWhole: end === '"' }))
    .filter(({ text }) => ofWord.test(text))
    .map(({ text, isWhole }) => `"${text}"${isWhole ? '' : ' *'}`)
  return terms.length > 0 ? [...new Set(terms)].join(' ') : null
}
