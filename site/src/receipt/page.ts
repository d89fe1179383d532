// Opens the receipt that the address names, and keeps what is shown in step with what is stored.
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { find, show } from '../script/dom.ts'
import { showAnswers } from './answers.ts'
import { call, Refused } from './api.ts'
import { listenForAppeal } from './appeal.ts'
import { fillChange, listenForChange } from './change.ts'
import { showCounted } from './counted.ts'
import { listenForKeep, showKeep } from './keep.ts'
import { listenForLeave } from './leave.ts'
import { carryLink, type Link, readLink } from './link.ts'
import { showSlip } from './slip.ts'

type State = 'reading' | 'open' | 'missing' | 'failed'

const enter = (state: State) => {
  for (const one of document.querySelectorAll<HTMLElement>('[data-state]')) one.hidden = one.dataset.state !== state
}

const read = async (link: Link): Promise<Receipt> => (await (await call(link, 'GET')).json()) as Receipt

const present = (link: Link, receipt: Receipt) => {
  showSlip(receipt)
  showKeep(receipt)
  fillChange(receipt)
  void showAnswers(link.code, receipt)
  void showCounted(link, receipt)
}

const notThere = ['unknown_rating', 'unknown_touchpoint', 'receipt_wrong', 'receipt_missing']

const open = async (link: Link) => {
  enter('reading')
  try {
    let receipt = await read(link)
    const changed = async () => {
      receipt = await read(link)
      present(link, receipt)
    }
    present(link, receipt)
    listenForKeep(link)
    listenForChange(link, () => receipt, changed)
    listenForLeave(link, () => receipt, changed)
    listenForAppeal(link, changed)
    enter('open')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    enter(notThere.includes(error.code) ? 'missing' : 'failed')
  }
}

carryLink()
const link = readLink(location.hash)
show('#again', Boolean(link))
find('#again').addEventListener('click', () => location.reload())
if (link) void open(link)
else enter('missing')
