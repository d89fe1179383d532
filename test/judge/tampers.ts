// `npm run judge:tampers`: a thousand single bits of a database are turned (`-- 200`: so many), and everybody verifies.
// `-- 1000 7` does what seed 7 did before.
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../worker/local/bundle.ts'
import { asOperator, startCandorWorker } from '../bench/contenders.ts'
import { bundleWorker } from '../bench/platform.ts'
import { chanceFrom } from '../support/chance.ts'
import { tamperOften, type Watched } from '../support/tamper.ts'
import { openTampered } from '../support/tampered-shop.ts'

const [tries = 1000, seed = randomInt(2 ** 31)] = process.argv.slice(2).map(Number)

const signed = async ({ get, businessId, slug }: Watched): Promise<void> => {
  for (let waits = 0; waits < 300; waits += 1) {
    const { entries } = (await (await get(`/v1/businesses/${slug}/disclosure`)).json()) as { entries: number }
    const note = await (await get(`/ledger/${businessId}/checkpoint`)).text()
    if (note.split('\n')[1] === String(entries)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The ledger was not signed.')
}

const home = mkdtempSync(join(tmpdir(), 'candor-tampers-'))
await bundle()
const key = { LEDGER_KEY: randomBytes(32).toString('base64url'), LEDGER_HOST: 'tampers.test' }
const running = await startCandorWorker(await bundleWorker('worker/index.ts'), home, key)
try {
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = asOperator) =>
    fetch(new URL(path, running.url), {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const watched = await openTampered(running.db, ask, 'TAMPERED')
  await signed(watched)
  console.log(`Seed ${seed}, load average ${loadavg()[0]?.toFixed(1)}.`)
  const found = await tamperOften(watched, tries, chanceFrom(seed))
  const { auditor, customer, refused, missed, places } = found
  console.log(`${tries} single bits turned in the database, by table:`, places)
  console.log(`found by whoever verifies the log: ${auditor}`)
  console.log(`found by the customer whose receipt it is: ${customer}`)
  console.log(`without effect on anything that is served: ${found['without effect']}`)
  console.log(`found by nobody: ${missed.length}`, ...missed)
  console.log(`(${refused} more were refused by the database itself.)`)
  if (missed.length > 0) process.exitCode = 1
} finally {
  await running.stop()
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
