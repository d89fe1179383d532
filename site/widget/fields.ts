// What can be said beside the stars: a comment, a name, and whether the public may see them.
import { make } from './make.ts'
import type { Wish } from './types.ts'

const commentLimit = '5000'
const nameLimit = '100'
const contactLimit = '200'

const labelled = (text: string, field: HTMLElement) => {
  const hint = make('small', {}, ` ${$words.optional}`)
  return make('label', { class: 'field' }, make('span', {}, text, hint), field)
}

/** Without what word processors leave in a text that is pasted, and no text may hold. */
const textOf = ({ value }: { value: string }) =>
  value
    .replaceAll('\v', '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .trim() || null

export const drawFields = (wish: Wish) => {
  const comment = make('textarea', { part: 'field comment', rows: '3', maxlength: commentLimit })
  const author = make('input', { part: 'field name', maxlength: nameLimit, autocomplete: 'name' })
  const contact = make('input', { part: 'field contact', maxlength: contactLimit, autocomplete: 'email' })
  const publish = make('input', { type: 'checkbox' })
  comment.value = wish.comment ?? ''
  author.value = wish.author ?? ''
  contact.value = wish.contact ?? ''
  publish.checked = wish.publish ?? false
  const reach = labelled($words.contact, contact)
  return {
    comment,
    /** Who is unhappy is asked how to be reached. */
    suit: (stars: number) => {
      reach.hidden = stars > 3 && !contact.value
    },
    elements: [
      labelled($words.comment, comment),
      labelled($words.name, author),
      reach,
      make('label', { class: 'check' }, publish, make('span', {}, $words.publish)),
    ],
    read: () => ({
      comment: textOf(comment),
      author: textOf(author),
      contact: textOf(contact),
      publish: publish.checked,
    }),
  }
}

export const changesOf = (wish: Wish, said: Partial<Wish>): Partial<Wish> | undefined => {
  const before = { comment: null, author: null, contact: null, publish: false, ...wish }
  const changes = Object.entries(said).filter(([field, value]) => value !== before[field as keyof Wish])
  return changes.length ? Object.fromEntries(changes) : undefined
}
