// The customer takes back words, or all of it. Each asks once more, and says what goes and what stays.
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { find } from '../script/dom.ts'
import { call } from './api.ts'
import { amend } from './change.ts'
import type { Link } from './link.ts'
import { say, telling } from './words.ts'

const nothing = { comment: null, author: null, contact: null, answers: {}, publish: false }

export const listenForLeave = (link: Link, receiptNow: () => Receipt, changed: () => Promise<void>): void => {
  const ask = (name: 'erase' | 'withdraw', act: () => Promise<string>) => {
    const dialog = find<HTMLDialogElement>(`#${name}`)
    find(`[data-opens=${name}]`).addEventListener('click', () => dialog.showModal())
    dialog.addEventListener('close', () => {
      if (dialog.returnValue !== 'yes') return
      dialog.returnValue = ''
      void telling('#status', async () => {
        const said = await act()
        await changed()
        return said
      }).then(() => find('#status').focus())
    })
  }
  ask('erase', async () => {
    await amend(link, receiptNow(), nothing)
    return say('erased')
  })
  ask('withdraw', async () => {
    await call(link, 'DELETE')
    return say('withdrawn')
  })
}
