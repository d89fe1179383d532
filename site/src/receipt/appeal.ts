// The customer objects to a comment that is withheld.
import { find } from '../script/dom.ts'
import { formatDay } from '../text/format.ts'
import { call } from './api.ts'
import type { Link } from './link.ts'
import { locale, say, telling } from './words.ts'

export const listenForAppeal = (link: Link): void => {
  const form = find<HTMLFormElement>('#appeal form')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void telling('#appeal-status', async () => {
      const text = find<HTMLTextAreaElement>('textarea', form).value.trim()
      const { appealedAt } = (await (await call(link, 'POST', '/appeals', { text })).json()) as { appealedAt: string }
      form.reset()
      return say('appealed', { day: formatDay(locale, appealedAt.slice(0, 10)) })
    })
  })
}
