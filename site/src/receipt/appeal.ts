// The customer objects to a comment that is withheld, once a withholding.
import type { Appeal } from '../../../worker/contract/appeal.ts'
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { find, show } from '../script/dom.ts'
import { formatDay } from '../text/format.ts'
import { call } from './api.ts'
import type { Link } from './link.ts'
import { locale, say, telling } from './words.ts'

const outcomes = { kept: 'appealKept', shown: 'appealShown' } as const

const sentence = ({ at, outcome }: Appeal) =>
  say(outcome ? outcomes[outcome] : 'appealed', { day: formatDay(locale, at.slice(0, 10)) })

/** Offers to object where that may still be done, else says what became of it. */
export const showAppeal = ({ appeal, text }: Receipt): void => {
  // What was withheld once more after the appeal can be objected to once more.
  const isSpent = appeal !== null && (text.since === null || appeal.at >= text.since)
  show('#appeal', text.state === 'withheld' || appeal !== null)
  show('#appeal form', text.state === 'withheld' && !isSpent)
  find('#appeal-status').textContent = appeal && isSpent ? sentence(appeal) : ''
}

export const listenForAppeal = (link: Link, changed: () => Promise<void>): void => {
  const form = find<HTMLFormElement>('#appeal form')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void telling('#appeal-status', async () => {
      const text = find<HTMLTextAreaElement>('textarea', form).value.trim()
      await call(link, 'POST', '/appeals', { text })
      form.reset()
      await changed()
      return find('#appeal-status').textContent ?? ''
    })
  })
}
