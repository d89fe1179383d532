// Checks the ledger of the business that the address names, and says what is true of it.
import type { Business } from '../../../worker/contract/business.ts'
import type { Disclosure } from '../../../worker/contract/disclosure.ts'
import type { Problem } from '../../../worker/contract/problem.ts'
import { type Audited, auditLog } from '../../../worker/ledger/audit.ts'
import { Mismatch } from '../../../worker/ledger/verify.ts'
import { find, show } from '../script/dom.ts'
import { recall, remember } from './memory.ts'

/** What is not there, by the code of the problem. */
class Missing extends Error {}

const pause = () => new Promise((resolve) => setTimeout(resolve, 2000))

/** Asks again where the server is busy: reading a whole log is many calls. */
const ask = async (address: string, left = 10): Promise<Response> => {
  const answer = await fetch(address, { cache: 'no-store' })
  if (answer.status !== 503 || left === 0) return answer
  await pause()
  return ask(address, left - 1)
}

const get = async (address: string): Promise<Response> => {
  const answer = await ask(address)
  if (answer.status === 404) throw new Missing(((await answer.json()) as Problem).code)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return answer
}
const getJson = async <Body>(address: string): Promise<Body> => (await (await get(address)).json()) as Body

/** Puts numbers into a sentence, as the language of the page writes them. */
const write = (element: HTMLElement, values: Record<string, number>) => {
  element.dataset.words ??= element.textContent ?? ''
  const number = new Intl.NumberFormat(document.documentElement.lang)
  element.textContent = element.dataset.words.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    number.format(values[name] ?? 0),
  )
}

type State = 'reading' | 'holds' | 'differs' | 'unknown' | 'empty' | 'failed'

const enter = (state: State) => {
  for (const one of document.querySelectorAll<HTMLElement>('[data-state]')) one.hidden = one.dataset.state !== state
  show('progress', state === 'reading')
}

const checks = ['signature', 'entries', 'tree', 'memory', 'page', 'numbers'] as const
type Check = (typeof checks)[number]
/** Which check a mismatch fails. Those before it held; those after it were not made. */
const failedBy: Record<Mismatch['check'], Check> = {
  signature: 'signature',
  origin: 'signature',
  bundle: 'entries',
  entry: 'entries',
  root: 'tree',
  tile: 'tree',
  consistency: 'memory',
  page: 'page',
  disclosure: 'numbers',
}

const mark = (failed?: Check) => {
  const { waiting = '', right = '', wrong = '' } = find('.verify').dataset
  const end = failed ? checks.indexOf(failed) : checks.length
  for (const [at, check] of checks.entries()) {
    const isWrong = check === failed
    const said = isWrong ? wrong : at < end ? right : waiting
    find(`[data-check=${check}] .verify-mark`).textContent = said
    find(`[data-check=${check}]`).dataset.mark = isWrong ? 'wrong' : at < end ? 'right' : 'waiting'
  }
}

const sum = (table: Partial<Record<string, readonly number[]>>) =>
  Object.values(table).reduce((all, row = []) => all + row.reduce((one, n) => one + n, 0), 0)

const showFound = ({ checkpoint, totals, seen }: Audited, isFirst: boolean) => {
  const { received, withdrawn, withheld } = totals
  write(find('#totals'), { received, withdrawn, withheld: sum(withheld) })
  find('#size').textContent = new Intl.NumberFormat(document.documentElement.lang).format(checkpoint.size)
  find('#root').textContent = seen.root
  find('#key').textContent = checkpoint.origin
  show('#totals')
  show('.verify-facts')
  show('#first', isFirst)
}

const verify = async (slug: string): Promise<void> => {
  const api = `/v1/businesses/${encodeURIComponent(slug)}`
  const { name, ledger } = await getJson<Business>(api)
  find('#name').textContent = name
  const known = recall(ledger)
  const audited = await auditLog(async (path) => new Uint8Array(await (await get(`${ledger}/${path}`)).arrayBuffer()), {
    seen: known ? [known] : [],
    onProgress: (done, size) => {
      find<HTMLProgressElement>('progress').value = done / size
      write(find('[data-state=reading]'), { done, size })
    },
    readPage: async () => {
      const answer = await ask(`/b/${encodeURIComponent(slug)}/`)
      if (!answer.ok && answer.status !== 404) throw new Error(`the page answers ${answer.status}`)
      return answer.ok ? answer.text() : null
    },
    readDisclosure: () => getJson<Disclosure>(`${api}/disclosure`),
    pause,
  })
  remember(ledger, audited.seen)
  mark()
  enter('holds')
  showFound(audited, !known)
}

const missing: Record<string, State> = { unknown_business: 'unknown', nothing_signed: 'empty' }

const fail = (error: unknown) => {
  if (error instanceof Missing) return enter(missing[error.message] ?? 'failed')
  if (!(error instanceof Mismatch)) return enter('failed')
  mark(failedBy[error.check])
  enter('differs')
  find('#detail code').textContent = error.message
  show('#detail')
}

const slug = new URLSearchParams(location.search).get('b')?.trim()
if (slug) {
  find<HTMLInputElement>('#business').value = slug
  find('#name').textContent = slug
  show('#result')
  write(find('[data-state=reading]'), { done: 0, size: 0 })
  enter('reading')
  verify(slug).catch(fail)
}
