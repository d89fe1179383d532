// Holds the ledger against the receipt, in this browser: the entry is in the log, the log is signed, the entry is of this
// rating and commits to these words.
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { type Counted, checkProof, type Held } from '../../../worker/ledger/receipt.ts'
import { Mismatch } from '../../../worker/ledger/verify.ts'
import { find, show } from '../script/dom.ts'
import { formatCount } from '../text/format.ts'
import { call, Refused } from './api.ts'
import type { Link } from './link.ts'
import { explain, locale, say } from './words.ts'

/** A ledger is signed within a minute. */
const [pause, tries] = [2000, 45]

/** What is withdrawn after it was invalidated has no entry more. */
const endingOf = ({ state, invalidatedAt }: Receipt): Held['ending'] => {
  if (invalidatedAt !== null) return 'invalidated'
  return state === 'withdrawn' ? 'withdrawn' : null
}

const heldOf = ({ code }: Link, receipt: Receipt): Held => {
  const { id, stars, answers, comment, author } = receipt
  const given = Object.keys(answers).length > 0 ? JSON.stringify(answers) : null
  const content = { answers: given, comment, author }
  return { id, touchpoint: code.toUpperCase(), stars, ending: endingOf(receipt), content }
}

const readKeys = async (ledger: string): Promise<string[]> => {
  const answer = await fetch(`${ledger}/vkey`).catch(() => undefined)
  if (!answer?.ok) throw new Refused('offline')
  return (await answer.text()).trim().split('\n')
}

const check = async (link: Link, receipt: Receipt): Promise<Counted> => {
  const proof = await (await call(link, 'GET', '/proof')).text()
  const counted = await checkProof(proof, await readKeys(receipt.business.ledger), heldOf(link, receipt))
  if (counted.index !== receipt.entry)
    throw new Mismatch('entry', `the proof is of entry ${counted.index}, the receipt of ${receipt.entry}`)
  return counted
}

const showFacts = ({ index, size, root, origin }: Counted) => {
  const facts = { index: formatCount(locale, index), size: formatCount(locale, size), root, key: origin }
  for (const [name, value] of Object.entries(facts)) find(`#${name}`).textContent = value
}

type Result = { state: 'checking' | 'right' | 'wrong' | 'unknown'; said: string; detail?: string; facts?: Counted }

const tell = ({ state, said, detail = '', facts }: Result) => {
  const status = find('#check')
  status.dataset.mark = state
  status.textContent = said
  find('#differs').textContent = detail
  show('#differs', detail !== '')
  show('#proof', state === 'right')
  show('#facts', facts !== undefined)
  if (facts) showFacts(facts)
}

const isUnsigned = (error: unknown) => error instanceof Refused && error.code === 'nothing_signed'

let underWay = new AbortController()

/** Waits for the signature where the entry is newer. A later call ends an earlier one. */
export const showCounted = async (link: Link, receipt: Receipt): Promise<void> => {
  underWay.abort()
  underWay = new AbortController()
  const { signal } = underWay
  const tellOnly = (result: Result) => {
    if (!signal.aborted) tell(result)
  }
  tell({ state: 'checking', said: say('checking') })
  for (let left = tries; !signal.aborted; left -= 1) {
    try {
      const facts = await check(link, receipt)
      return tellOnly({ state: 'right', said: say(facts.isOpened ? 'checked' : 'checkedErased'), facts })
    } catch (error) {
      if (error instanceof Mismatch) return tellOnly({ state: 'wrong', said: say('differs'), detail: error.message })
      tellOnly({ state: 'unknown', said: explain(error) })
      if (!isUnsigned(error) || left === 0) return
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
