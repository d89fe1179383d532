// What the keys do, where nobody is typing.
import { say } from '../words.ts'
import type { Focus, Inbox } from './inbox.svelte.ts'

/** In the order in which the help names them. */
export const keyNames = ['j', 'k', 'Enter', 'r', 'n', 'e', 'a', 'x', '/', 'Escape', '?'] as const
/** Those, and the ones of the texts that wait. */
export type NamedKey = (typeof keyNames)[number] | 's' | 'w'

const writingNeeds = (inbox: Inbox, focus: Focus) => {
  const { target } = inbox
  if (!target || !inbox.mayWork) return
  if (inbox.place.number === target.number) inbox.want(focus)
  else inbox.open(target.number, focus)
}

const workOn = (inbox: Inbox, work: (one: NonNullable<Inbox['target']>) => unknown) => {
  if (inbox.target && inbox.mayWork) work(inbox.target)
}

const stepBack = (inbox: Inbox) => {
  if (inbox.selection.numbers.size > 0) inbox.selection.clear()
  else inbox.close()
}

const deeds: Record<string, (inbox: Inbox, event: KeyboardEvent) => unknown> = {
  j: (inbox) => inbox.move(1),
  k: (inbox) => inbox.move(-1),
  o: (inbox) => inbox.target && inbox.open(inbox.target.number),
  r: (inbox) => writingNeeds(inbox, 'reply'),
  n: (inbox) => writingNeeds(inbox, 'note'),
  e: (inbox) => workOn(inbox, (one) => inbox.toggleResolved(one)),
  a: (inbox) => workOn(inbox, (one) => inbox.assign(one, inbox.me.id)),
  x: (inbox) => workOn(inbox, ({ number }) => inbox.selection.toggle(number)),
  X: (inbox) => workOn(inbox, ({ number }) => inbox.selection.reach(number, inbox.ratings.cases)),
  '/': (inbox) => inbox.want('search'),
  '?': (inbox) => {
    inbox.isHelpOpen = true
  },
  Escape: stepBack,
}

/** In the list the arrows go from row to row. */
const arrows: Record<string, string> = { ArrowDown: 'j', ArrowUp: 'k' }
const meant = ({ key, target }: KeyboardEvent): string =>
  (target instanceof Element && target.closest('.inbox-list') && arrows[key]) || key

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]')

/** Whether nobody is typing, no dialog is open, and the key is not the browser's. */
export const isForKeys = ({ defaultPrevented, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean =>
  !(defaultPrevented || ctrlKey || metaKey || altKey || document.querySelector('dialog[open]') || isTyping(target))

/** Does what a key says. In a field only Escape is heard: it leaves the field. */
export const onKey = (inbox: Inbox, event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (document.querySelector('dialog[open]')) return
  if (isTyping(event.target)) {
    if (event.key === 'Escape') inbox.want(inbox.place.number === undefined ? 'row' : 'head')
    return
  }
  const deed = deeds[meant(event)]
  if (!deed) return
  event.preventDefault()
  deed(inbox, event)
}

export const keyMeaning = (key: NamedKey): string => {
  const named: Record<string, string> = { '/': 'search', '?': 'help' }
  return say(`inbox.key_${named[key] ?? key}` as 'inbox.key_j')
}
