// Writes a receipt into the page.
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { field } from '../score/stars.ts'
import { find, show } from '../script/dom.ts'
import { formatDay } from '../text/format.ts'
import { showAppeal } from './appeal.ts'
import { locale, say, words } from './words.ts'

/** A row of a list, or none where there is nothing to say. */
const fill = (name: string, value: string | null) => {
  const place = find(`[data-field=${name}]`)
  place.textContent = value
  for (const part of [place, place.previousElementSibling as HTMLElement]) part.hidden = !value
}

const starWord = (stars: number): string => find(`input[name=stars][value="${stars}"] ~ span`).textContent?.trim() ?? ''

const dayOf = (time: string | null) => time && formatDay(locale, time.slice(0, 10))

const textSentence = ({ text, business, heldUntil }: Receipt): string => {
  if (text.state === 'held') return say('held', { day: dayOf(heldUntil) ?? '' })
  if (text.state !== 'withheld') return say(text.state)
  const reason = text.reason ? words.reasons[text.reason] : ''
  return say('withheld', { business: business.name, day: dayOf(text.since) ?? '', reason })
}

const showReply = ({ reply }: Receipt) => {
  show('.receipt-reply', reply !== null)
  if (!reply) return
  find('.receipt-reply time').textContent = formatDay(locale, reply.day)
  find('.receipt-reply time').setAttribute('datetime', reply.day)
  find('.receipt-reply [dir]').textContent = reply.text
}

const showStars = (stars: number) => {
  find('.receipt-stars')
    .querySelector('svg svg')
    ?.setAttribute('width', String(stars * field))
  find('#star-word').textContent = starWord(stars)
}

const endings = { counted: 'counted', withdrawn: 'taken', invalidated: 'invalidated' } as const

/** What can be done only while the rating counts, or while there is something left of it. */
const showWhile = (name: string, isSo: boolean) => {
  for (const act of document.querySelectorAll<HTMLElement>(`[data-while=${name}]`)) act.hidden = !isSo
}

export const showSlip = (receipt: Receipt): void => {
  const { business, stars, state } = receipt
  const isCounted = state === 'counted'
  const name = find<HTMLAnchorElement>('#business')
  name.textContent = business.name
  name.href = `/b/${business.slug}/`
  find<HTMLAnchorElement>('#verify').search = `?b=${business.slug}`
  showStars(stars)
  find('#counted').textContent = say(endings[state], { number: receipt.entry + 1 })
  fill('comment', receipt.comment)
  fill('author', receipt.author)
  fill('contact', receipt.contact)
  fill('subject', receipt.subject)
  fill('place', `${receipt.touchpoint} · ${words.channels[receipt.channel]}`)
  fill('proof', words.proofs[receipt.proof])
  fill('received', dayOf(receipt.receivedAt))
  fill('amended', dayOf(receipt.amendedAt))
  find('#text').textContent = textSentence(receipt)
  show('#text', isCounted)
  showReply(receipt)
  showWhile('counted', isCounted)
  showWhile('kept', state !== 'withdrawn')
  showAppeal(receipt)
}
