// The whole check of a business, as a page and a command make it: the log by itself, then what is published against it.
import { differences } from './compare.ts'
import { toBase64 } from './encoding.ts'
import { type Log, Mismatch, type Seen, type Source, verifyLog } from './verify.ts'

type Published = Parameters<typeof differences>[0] & { entries: number; checkpoint: Seen | null }

export type Audited = Log & { disclosure: Published; seen: Seen }

type Options = Parameters<typeof verifyLog>[1] & {
  /** What the API says of all ratings. */
  readDisclosure: () => Promise<Published>
  /** Waits before the next try; what is published may be some seconds ahead of what is signed. */
  pause: () => Promise<unknown>
}

const tries = 12

/** Throws `Mismatch`, which names every figure that differs. */
export const auditLog = async (read: Source, { readDisclosure, pause, ...options }: Options): Promise<Audited> => {
  for (let left = tries; ; left -= 1) {
    const disclosure = await readDisclosure()
    const seen = [...(options.seen ?? []), ...(disclosure.checkpoint ? [disclosure.checkpoint] : [])]
    const log = await verifyLog(read, { ...options, seen })
    const { size, root } = log.checkpoint
    if (size === disclosure.entries) {
      const found = differences(disclosure, log.totals)
      if (found.length === 0) return { ...log, disclosure, seen: { size, root: toBase64(root) } }
      throw new Mismatch(
        'disclosure',
        found.map(({ what, said, logged }) => `${what}: ${said} is published, ${logged} is logged`).join('; '),
      )
    }
    if (left === 0) throw new Mismatch('disclosure', `${disclosure.entries} entries are published, ${size} are signed`)
    await pause()
  }
}
