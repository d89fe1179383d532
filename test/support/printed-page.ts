// A public page that prints nothing but the figures of a ledger.
import type { Figures } from '../../worker/ledger/compare.ts'

export const data = (figure: string, value: string, said = value) =>
  `<td><data value="${value}" data-figure="${figure}">${said}</data></td>`

/** `entries` is how many the figures are made of; `size` and `root` are of the newest checkpoint when it was made. */
export const printedPage = (figures: Figures, entries: number, size: number, root: string): string =>
  [...figures, ['entries', String(entries)], ['size', String(size)], ['root', root]]
    .map(([name = '', value = '']) => data(name, value))
    .join('')
