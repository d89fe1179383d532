// The whole check of a business, as a page and a command make it: the log by itself, then what is published against it.
import { differences, type Figures, figuresOf, type Said } from './compare.ts'
import { toBase64 } from './encoding.ts'
import { type Printed, readPrinted } from './printed.ts'
import { type Log, Mismatch, type Seen, type Source, verifyLog } from './verify.ts'

type Published = Said & { entries: number; checkpoint: Seen | null }

export type Audited = Log & { printed: Printed; seen: Seen }

type Options = Parameters<typeof verifyLog>[1] & {
  /** What the API says of all ratings. */
  readDisclosure: () => Promise<Published>
  /** The HTML of a public page of the business; null where there is none yet. */
  readPage: () => Promise<string | null>
  /** Waits before the next try; what is published may be some seconds ahead of what is signed. */
  pause: () => Promise<unknown>
}

const tries = 12

const refuse = (check: 'page' | 'disclosure', said: Figures, logged: Figures, verb: string) => {
  const found = differences(said, logged)
  if (found.length === 0) return
  throw new Mismatch(
    check,
    found.map((one) => `${one.what}: ${one.said} is ${verb}, ${one.logged} is logged`).join('; '),
  )
}

const read = (html: string): Printed => {
  try {
    return readPrinted(html)
  } catch (error) {
    throw new Mismatch('page', error instanceof Error ? error.message : String(error))
  }
}

const sizesOf = (printed: Printed | null): number[] =>
  printed ? [printed.entries, ...(printed.checkpoint ? [printed.checkpoint.size] : [])] : []

/** A page may be older than the log: its figures are those of the entries that it counts, no more and no fewer. */
const checkPage = ({ figures, entries, checkpoint }: Printed, log: Log): void => {
  if (checkpoint) log.holdTo(checkpoint, 'page')
  const totals = log.totalsAt.get(entries)
  if (!totals) throw new Mismatch('page', `the page counts ${entries} entries, and ${log.checkpoint.size} are signed`)
  const logged = new Map(figuresOf(totals))
  // The page of a touchpoint shows the score of the touchpoint.
  if (!figures.has('mean')) logged.delete('mean')
  refuse('page', figures, logged, 'printed')
}

/** Throws `Mismatch`, which names every figure that differs. */
export const auditLog = async (
  source: Source,
  { readDisclosure, readPage, pause, ...options }: Options,
): Promise<Audited> => {
  for (let left = tries; ; left -= 1) {
    const html = await readPage()
    const printed = html === null ? null : read(html)
    const disclosure = await readDisclosure()
    const seen = [...(options.seen ?? []), ...(disclosure.checkpoint ? [disclosure.checkpoint] : [])]
    const log = await verifyLog(source, { ...options, seen, sizes: sizesOf(printed) })
    const { size, root } = log.checkpoint
    const isSigned = size === disclosure.entries && size >= (printed?.entries ?? 0)
    if ((printed && isSigned) || left === 0) {
      if (!printed) throw new Error('the business has no public page')
      checkPage(printed, log)
      if (!isSigned) throw new Mismatch('disclosure', `${disclosure.entries} entries are published, ${size} are signed`)
      refuse('disclosure', figuresOf(disclosure), figuresOf(log.totals), 'published')
      return { ...log, printed, seen: { size, root: toBase64(root) } }
    }
    await pause()
  }
}
