// The customer changes stars, words, and who may see them.
import type { Amendment } from '../../../worker/contract/rating.ts'
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { find } from '../script/dom.ts'
import { call } from './api.ts'
import type { Link } from './link.ts'
import { say, telling } from './words.ts'

const fields = ['comment', 'author', 'contact'] as const

const form = () => find<HTMLFormElement>('#change form')
const textIn = (name: string) => form().elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement

export const fillChange = (receipt: Receipt): void => {
  for (const name of fields) textIn(name).value = receipt[name] ?? ''
  find<HTMLInputElement>(`#change [value="${receipt.stars}"]`).checked = true
  find<HTMLInputElement>('#change [name=publish]').checked = receipt.publish
}

/** Only what differs: whatever else was changed elsewhere meanwhile stays as it is there. */
const changesTo = (receipt: Receipt): Amendment => {
  const said = new FormData(form())
  const [stars, publish] = [Number(said.get('stars')), said.has('publish')]
  const changes: Amendment = {
    ...(stars !== receipt.stars && { stars: stars as Receipt['stars'] }),
    ...(publish !== receipt.publish && { publish }),
  }
  for (const name of fields) {
    const value = textIn(name).value.trim() || null
    if (value !== receipt[name]) changes[name] = value
  }
  return changes
}

/** Greater than any that a client has named, the widget's clock included. */
const revisionAfter = ({ revision }: Receipt) => Math.max(Date.now(), revision + 1)

export const amend = (link: Link, receipt: Receipt, changes: Amendment): Promise<Response> =>
  call(link, 'PATCH', '', { ...changes, revision: revisionAfter(receipt) })

/** `receiptNow` is the receipt that the page shows; `changed` shows what became of it. */
export const listenForChange = (link: Link, receiptNow: () => Receipt, changed: () => Promise<void>): void => {
  form().addEventListener('submit', (event) => {
    event.preventDefault()
    void telling('#change-status', async () => {
      const changes = changesTo(receiptNow())
      if (Object.keys(changes).length === 0) return say('unchanged')
      await amend(link, receiptNow(), changes)
      await changed()
      return say('changed')
    })
  })
}
