// The second part, loaded after the first tap: say why, sign, agree to be shown, withdraw.

import { float } from './float.ts'
import { make, sheetOf } from './make.ts'
import styles from './more.css'
import type { Change, Kind, MoreModule, RatingRecord, Wish } from './types.ts'

const sheet = sheetOf(styles)
const commentLimit = '5000'
const nameLimit = '100'

const labelled = (text: string, field: HTMLElement) => {
  const hint = make('small', {}, ` ${$words.optional}`)
  return make('label', { class: 'field' }, make('span', {}, text, hint), field)
}

const drawFields = (wish: Wish) => {
  const comment = make('textarea', { part: 'field comment', rows: '3', maxlength: commentLimit })
  const author = make('input', { part: 'field name', maxlength: nameLimit, autocomplete: 'name' })
  const publish = make('input', { type: 'checkbox' })
  comment.value = wish.comment ?? ''
  author.value = wish.author ?? ''
  publish.checked = wish.publish ?? false
  return {
    comment,
    elements: [
      labelled($words.comment, comment),
      labelled($words.name, author),
      make('label', { class: 'check' }, publish, make('span', {}, $words.publish)),
    ],
    read: () => ({
      comment: comment.value.trim() || null,
      author: author.value.trim() || null,
      publish: publish.checked,
    }),
  }
}

const button = (look: string, word: string, act: () => void) => {
  const element = make('button', { type: 'button', class: look, part: `button ${look}` }, make('span', {}, word))
  element.onclick = act
  return element
}

const changesOf = (wish: Wish, said: Partial<Wish>): Partial<Wish> => {
  const before = { comment: null, author: null, publish: false, ...wish }
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => value !== before[field as keyof Wish]))
}

/** Changes the rating if it still stands; another tab may have withdrawn it. */
const amending =
  ({ place }: RatingRecord, changes: Partial<Wish>): Change =>
  (records) => {
    if (records[place]) Object.assign(records[place].want, changes)
  }

/** Moves the rating aside to be deleted, so that its place is free for a new one. */
const withdrawing =
  ({ place }: RatingRecord): Change =>
  (records) => {
    const record = records[place]
    if (record) records[record.first.id] = { ...record, gone: true }
    delete records[place]
  }

export const open: MoreModule['open'] = (root, form, record, alter, closed) => {
  const { words, dir } = form
  const inline = root.host.hasAttribute('inline')
  let wish = record.want
  const fields = drawFields(wish)
  const status = make('p', { role: 'status', class: 'note', part: 'status' })
  const say = (text: string) => {
    status.textContent = text
  }
  const close = () => {
    const hadFocus = panel.contains(root.activeElement)
    settle()
    panel.remove()
    closed()
    if (hadFocus) focusOn(root.querySelector('div:not(.off) > [part~=change]:not(.off)') ?? root.querySelector('input'))
  }
  const send = () => {
    const changes = changesOf(wish, fields.read())
    const isChanged = Object.keys(changes).length > 0
    say(isChanged ? words.saving : $words.sent)
    wish = { ...wish, ...changes }
    if (isChanged) alter(amending(record, changes))
  }
  const takeBack = () => {
    say(words.saving)
    alter(withdrawing(record))
  }
  const panel = make(
    'section',
    {
      part: 'panel',
      class: 'panel',
      dir,
      tabindex: '-1',
      role: inline ? 'group' : 'dialog',
      'aria-label': $words.heading,
    },
    make('p', { class: 'heading', part: 'heading' }, $words.heading),
    ...fields.elements,
    make('div', { class: 'acts' }, button('main', $words.send, send), button('later', $words.later, close)),
    status,
    make(
      'div',
      { class: 'fine' },
      make('p', {}, $words.privacy),
      make('a', { href: `${record.base}/how-ratings-work/`, target: '_blank' }, words.how),
      button('withdraw', $words.withdraw, takeBack),
    ),
  )
  // The host's shortcuts must not answer to what is typed here.
  panel.onkeydown = (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') close()
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  root.append(panel)
  const settle = inline ? () => {} : float(panel, root.host)
  takeFocus(root, panel, fields.comment)
  const { sent: amended, withdrawn } = $words
  const said = { rated: '', amended, queued: words.queued, error: words.failed, withdrawn }
  const heard = (kind: Kind) => {
    // A new rating after a withdrawal gets a panel of its own.
    if (panel.classList.contains('ended')) return close()
    say(said[kind])
    panel.classList.toggle('ended', kind === 'withdrawn')
  }
  return { heard, close }
}

const focusOn = (element: HTMLElement | null) => element?.focus({ preventScroll: true })

/** The comment takes the focus where that opens no keyboard over the page; nothing does if the customer has gone on. */
const takeFocus = ({ host }: ShadowRoot, panel: HTMLElement, comment: HTMLElement) => {
  if (![host, document.body].includes(document.activeElement as HTMLElement)) return
  focusOn(matchMedia('(pointer: coarse)').matches ? panel : comment)
}
