// What a public page prints of its ledger, read from the HTML as it is served: the very characters that people see.
import type { Figures } from './compare.ts'

class PrintedError extends Error {}

export type Printed = {
  figures: Figures
  /** How many entries of the ledger the figures are made of. */
  entries: number
  /** The newest signed checkpoint when the page was made; null where there was none. */
  checkpoint: { size: number; root: string } | null
}

const element = /<data\b([^>]*)>([^<]*)<\/data>/g
const attributeOf = (attributes: string, name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]

/** What search engines are told. It has to be the same. */
const forMachines = /"aggregateRating":\{"@type":"AggregateRating","ratingValue":([\d.]+),"ratingCount":(\d+)/g

const digitsOf = (text: string) => text.replaceAll(/\D/g, '')

/** Each language groups and points its numbers in its own way; digits are the same in all of them. */
const isSaidAs = (text: string, value: string) =>
  /^[\d.]+$/.test(value) ? digitsOf(text) === digitsOf(value) : text === value

const readAll = (html: string): [name: string, value: string][] => {
  const found: [string, string][] = []
  for (const [, attributes = '', text = ''] of html.matchAll(element)) {
    const [name, value] = [attributeOf(attributes, 'data-figure'), attributeOf(attributes, 'value') ?? '']
    if (!name) continue
    if (!isSaidAs(text, value)) throw new PrintedError(`${name}: ${text} is printed, and ${value} stands behind it`)
    found.push([name, value])
  }
  for (const [, mean, n = ''] of html.matchAll(forMachines)) {
    found.push(['mean', Number(mean).toFixed(2)], ['score', n])
  }
  return found
}

/** Reads all figures of a page. Throws `PrintedError` where one is printed in two ways, or the page prints none. */
export const readPrinted = (html: string): Printed => {
  const figures = new Map<string, string>()
  for (const [name, value] of readAll(html)) {
    const known = figures.get(name) ?? value
    if (known !== value) throw new PrintedError(`${name}: ${known} is printed in one place, ${value} in another`)
    figures.set(name, value)
  }
  const take = (name: string) => {
    const value = figures.get(name)
    figures.delete(name)
    return value
  }
  const [entries, size, root] = [take('entries'), take('size'), take('root')]
  if (!entries) throw new PrintedError('the page does not say how many entries it is made of')
  return { figures, entries: Number(entries), checkpoint: size && root ? { size: Number(size), root } : null }
}
