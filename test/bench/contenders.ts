// Who runs side by side: Candor, and two Workers that only write.
import { join } from 'node:path'
import { bundleWorker, type Running, startWorker } from './platform.ts'

export type Contender = Running & {
  name: string
  /** Where ratings are posted. */
  target: URL
  /** How many ratings its own summary counts; absent where it has none. */
  readSummary?: () => Promise<number>
}

const operatorToken = 'operator-token-of-the-bench'
export const asOperator = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' }

export const post = async (url: URL, body: unknown): Promise<void> => {
  const answer = await fetch(url, { method: 'POST', headers: asOperator, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}: ${await answer.text()}`)
}

/** Candor's Worker, with its Lanes. */
export const startCandorWorker = (
  code: string,
  folder: string,
  settings: Record<string, string> = {},
): Promise<Running> =>
  startWorker(code, folder, {
    env: {
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, { type: 'text' as const, value }])),
      LANES: { type: 'durable-object', worker: 'bench', exportName: 'Lane' },
      OPERATOR_TOKEN: { type: 'text', value: operatorToken },
    },
    exports: { Lane: { type: 'durable-object', storage: 'sqlite' } },
  })

const startCandor = async (code: string, home: string): Promise<Contender> => {
  const running = await startCandorWorker(code, join(home, 'candor'))
  const at = (path: string) => new URL(path, running.url)
  await post(at('/v1/businesses'), { slug: 'bench', name: 'Bench' })
  await post(at('/v1/businesses/bench/touchpoints'), { name: 'Till', channel: 'web', code: 'BENCH000' })
  const readSummary = async () => {
    const answer = await fetch(at('/v1/touchpoints/BENCH000/summary'))
    return ((await answer.json()) as { n: number }).n
  }
  return { ...running, name: 'Candor', target: at('/v1/touchpoints/BENCH000/ratings'), readSummary }
}

/** `code` is Candor's Worker. The bare insert comes first. */
export const startContenders = async (code: string, home: string): Promise<Contender[]> => {
  const floor = await bundleWorker('test/bench/floor.ts')
  const insert = await startWorker(floor, join(home, 'insert'), {})
  const batch = await startWorker(floor, join(home, 'batch'), { env: { COUNTS: { type: 'text', value: 'yes' } } })
  return [
    { ...insert, name: 'bare insert', target: insert.url },
    { ...batch, name: 'bare insert + counter', target: batch.url },
    await startCandor(code, home),
  ]
}
