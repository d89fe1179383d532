// The second part, loaded after the first tap: say why, sign, agree to be shown, withdraw.
import askStyles from './ask.css'
import { drawQuestions } from './ask.ts'
import { changesOf, drawFields } from './fields.ts'
import { float } from './float.ts'
import { make, sheetOf } from './make.ts'
import styles from './more.css'
import { nextRequest, wish } from './reconcile.ts'
import type { Change, Kind, MoreModule, RatingRecord, Wish } from './types.ts'

const sheet = sheetOf($asks ? styles + askStyles : styles)
const noQuestions = { box: '', isOver: () => true, ask: () => {} }
/** Every floating panel of a page closes when another opens, whichever script drew it. */
const opening = 'candor-panel'

const button = (look: string, word: string, act: (word: Element) => void) => {
  const text = make('span', {}, word)
  const element = make('button', { type: 'button', class: look, part: `button ${look}` }, text)
  // The second click of a double one is none: it would confirm what it has just asked.
  element.onclick = ({ detail }) => detail < 2 && act(text)
  return element
}

/** What was typed and not saved yet, by the rating's id: a panel that is opened again shows it. */
const drafts: Record<string, Partial<Wish>> = {}

const focusOn = (element: HTMLElement | null) => element?.focus({ preventScroll: true })

/** The comment takes the focus where that opens no keyboard over the page; nothing does if the customer has gone on. */
const takeFocus = ({ host }: ShadowRoot, panel: HTMLElement, comment: HTMLElement) => {
  const { activeElement } = host.getRootNode() as Document
  if (activeElement && ![host, document.body].includes(activeElement as HTMLElement)) return
  focusOn(matchMedia('(pointer: coarse)').matches ? panel : comment)
}

/** Acts on the rating that the panel was opened for; another tab may have withdrawn it, and left a newer one. */
const onlyOn =
  ({ place, first: { id } }: RatingRecord, act: (records: Parameters<Change>[0]) => void, miss: () => void): Change =>
  (records) => {
    if (records[place]?.first.id === id) act(records)
    else miss()
  }

/** The fields, and what is said below them. `heard` is told what became of a change. */
const drawTalk = ({ words }: Parameters<MoreModule['open']>[1], record: RatingRecord, alter: (act: Change) => void) => {
  const { place, first } = record
  const { sent } = $words
  const fields = drawFields({ ...record.want, ...drafts[first.id] })
  const status = make('p', { role: 'status', class: 'note', part: 'status' })
  const thanks = () => [known.author && $words.named.replace('{name}', () => known.author as string), sent]
  const said = { rated: '', amended: sent, queued: words.queued, error: words.failed, withdrawn: $words.withdrawn }
  let known = record.want
  let agreed = record.acked ?? { stars: first.stars }
  let last = nextRequest(record) ? words.queued : sent
  const say = (text: string) => {
    status.textContent = text
    last = text || sent
  }
  const act = (change: Change) => alter(onlyOn(record, change, () => say(words.failed)))
  const put = (changes: Partial<Wish> | undefined) => {
    say(changes ? words.saving : last)
    known = { ...known, ...changes }
    if (!changes) return
    act((records) => {
      const now = records[place] ?? record
      records[place] = { ...now, want: wish(now.want, changes) }
    })
  }
  const send = () => put(changesOf(known, fields.read()))
  const takeBack = (word: Element) => {
    const isSure = word.textContent === $words.sure
    word.textContent = isSure ? $words.withdraw : $words.sure
    if (!isSure) return false
    say(words.saving)
    // Moved aside to be deleted, so that its place is free for a new one.
    act((records) => {
      records[first.id] = { ...(records[place] ?? record), gone: true }
      delete records[place]
    })
    return true
  }
  const heard = (kind: Kind) => {
    if (kind === 'amended') agreed = known
    if (kind === 'error') known = agreed
    say(kind === 'amended' ? thanks().filter(Boolean).join(' ') : said[kind])
  }
  const keep = () => {
    drafts[first.id] = fields.read()
  }
  return { fields, status, put, send, takeBack, heard, keep }
}

const drawPanel = (dir: string, isInline: boolean, ...parts: (HTMLElement | string)[]) =>
  make(
    'section',
    {
      part: 'panel',
      class: 'panel',
      dir,
      tabindex: '-1',
      role: isInline ? 'group' : 'dialog',
      'aria-label': $words.heading,
    },
    make('p', { class: 'heading', part: 'heading' }, $words.heading),
    ...parts,
  )

/** Leads to the receipt. What opens it stands behind the #, so that no server and no other page is told. */
const drawLink = ({ base, code, first: { id, receipt, locale }, acked }: RatingRecord) => {
  const href = `${base}${locale === 'en' ? '' : `/${locale}`}/receipt/#${code}.${id}.${receipt}`
  const link = make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, $words.receipt)
  link.hidden = !acked
  return link
}

export const open: MoreModule['open'] = (root, form, record, alter, closed) => {
  const isInline = root.host.hasAttribute('inline')
  const { fields, status, put, send, takeBack, heard, keep } = drawTalk(form, record, alter)
  const moved = (isLast: boolean, focus?: HTMLElement) => {
    panel.classList.toggle('asking', !isLast)
    layAgain()
    focusOn(focus ?? fields.comment)
  }
  const asking = { ...$asking, id: record.first.id, words: $words, moved }
  const { box, isOver, ask } = $asks
    ? drawQuestions({ ...asking, told: (answers) => put({ answers }) }, record.want.answers)
    : noQuestions
  const suit = (stars: number) => {
    ask(stars)
    fields.suit(stars)
    panel.classList.toggle('asking', !isOver())
  }
  const close = () => {
    const hadFocus = panel.contains(root.activeElement)
    document.removeEventListener(opening, close)
    keep()
    settle()
    panel.remove()
    closed()
    if (hadFocus) focusOn(root.querySelector('[part~=change]:not([hidden], .off *)') ?? root.querySelector('input'))
  }
  /** Of a rating that is going, or gone, only the word of it and the way out are left. */
  const end = (isGone: boolean) => {
    const hadFocus = panel.contains(root.activeElement)
    panel.classList.toggle('ended', isGone)
    if (hadFocus && !panel.contains(root.activeElement)) focusOn(panel)
  }
  const kept = drawLink(record)
  const how = make(
    'a',
    { href: `${record.base}/r/${form.code}/disclosure?lang=${form.locale}`, target: '_blank' },
    form.words.how,
  )
  const { review } = $asking
  const elsewhere = review ? [make('a', { href: review, target: '_blank', rel: 'noopener' }, $words.review)] : []
  const panel = drawPanel(
    form.dir,
    isInline,
    box,
    ...fields.elements,
    make('div', { class: 'acts' }, button('main', $words.send, send), button('later', $words.later, close)),
    status,
    make(
      'div',
      { class: 'fine' },
      make('p', {}, $words.privacy),
      kept,
      how,
      ...elsewhere,
      button('withdraw', $words.withdraw, (word) => takeBack(word) && end(true)),
    ),
  )
  suit(record.want.stars)
  // The host's shortcuts must not answer to what is typed here, nor its listeners read it.
  for (const name of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input']) {
    panel.addEventListener(name, (event) => event.stopPropagation())
  }
  panel.onkeydown = ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) close()
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  if (!isInline) {
    document.dispatchEvent(new Event(opening))
    document.addEventListener(opening, close)
  }
  root.append(panel)
  const [settle, layAgain] = float(panel, isInline ? undefined : root.host)
  takeFocus(root, panel, isOver() ? fields.comment : panel)
  return {
    heard: (kind, standing) => {
      // A new rating after a withdrawal gets a panel of its own.
      if (standing && standing.first.id !== record.first.id) return close()
      heard(kind)
      kept.hidden = !standing?.acked
      if (standing) suit(standing.want.stars)
      if (kind === 'withdrawn') end(true)
      if (kind === 'error') end(false)
      layAgain()
    },
    close,
  }
}
