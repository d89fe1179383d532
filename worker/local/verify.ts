// `npm run verify -- https://candor.example/b/shop/`: checks for oneself that no rating of a business was left out, and that
// this page of it, in whatever language, prints what the ledger adds up to.
//   --vkey KEY    the verifier key that is known already; else the one that the log names
//   --seen FILE   remembers what was seen, and holds the log to it next time
// Ends with 0 where everything holds, 1 where something differs, 2 where it could not be checked.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Business } from '../contract/business.ts'
import type { Disclosure } from '../contract/disclosure.ts'
import { auditLog } from '../ledger/audit.ts'
import { Mismatch, type Seen } from '../ledger/verify.ts'

const usage = 'Say whose: npm run verify -- https://candor.example/b/shop/'

type Memory = Record<string, Seen>

const pause = () => new Promise((resolve) => setTimeout(resolve, 5000))

/** Asks again where the server is busy: reading a whole log is many calls. */
const ask = async (url: string | URL, left = 5): Promise<Response> => {
  const answer = await fetch(url)
  if (answer.status !== 503 || left === 0) return answer
  await pause()
  return ask(url, left - 1)
}

const get = async (url: string): Promise<Response> => {
  const answer = await ask(url)
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
  return answer
}
const getJson = async <Body>(url: string): Promise<Body> => (await (await get(url)).json()) as Body

const readMemory = (file: string | undefined): Memory =>
  file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}

/** Prints what holds. Throws `Mismatch` where something does not. */
const verify = async (page: URL, vkeys: string[], file: string | undefined): Promise<void> => {
  const slug = /\/b\/([^/]+)/.exec(page.pathname)?.[1]
  if (!slug) throw new Error(usage)
  const api = `${page.origin}/v1/businesses/${slug}`
  const { name, ledger } = await getJson<Business>(api)
  const memory = readMemory(file)
  const known = memory[ledger]
  const begun = performance.now()
  const { checkpoint, totals, printed, seen } = await auditLog(
    async (path) => new Uint8Array(await (await get(`${page.origin}${ledger}/${path}`)).arrayBuffer()),
    {
      vkeys,
      seen: known ? [known] : [],
      readPage: async () => {
        const answer = await ask(page)
        if (!answer.ok && answer.status !== 404) throw new Error(`${page} answers ${answer.status}`)
        return answer.ok ? answer.text() : null
      },
      readDisclosure: () => getJson<Disclosure>(`${api}/disclosure`),
      pause,
    },
  )
  if (file) writeFileSync(file, `${JSON.stringify({ ...memory, [ledger]: seen }, null, 2)}\n`)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${name}: everything holds (${seconds} s).
  Signature     by the key of ${checkpoint.origin}
  Root          ${seen.root}, of ${checkpoint.size} entries, each of which was read
  Beginning     ${known ? `the same as on ${known.size} entries, seen before` : 'nothing was seen before'}
  The page      ${printed.figures.size} figures of it, as the first ${printed.entries} entries add up
                ${printed.checkpoint ? `it names the root at ${printed.checkpoint.size} entries, which is right` : 'nothing was signed when it was made'}
  Published     ${totals.received} received, ${totals.withdrawn} withdrawn by their customers: as the entries add up`)
}

const { values, positionals } = parseArgs({
  options: { vkey: { type: 'string', multiple: true }, seen: { type: 'string' } },
  allowPositionals: true,
})

try {
  if (!URL.canParse(positionals[0] ?? '')) throw new Error(usage)
  await verify(new URL(positionals[0] ?? ''), values.vkey ?? [], values.seen)
} catch (error) {
  const isMismatch = error instanceof Mismatch
  console.error(
    isMismatch ? `It does not hold (${error.check}): ${error.message}` : `Not checked: ${(error as Error).message}`,
  )
  process.exit(isMismatch ? 1 : 2)
}
