// <candor-rating touchpoint="CODE">: five stars, saved at the first tap.
import { formIn } from './forms.ts'
import { make, sheetOf } from './make.ts'
import { type Asked, alter, listeners, rate } from './queue.ts'
import styles from './rating.css'
import { nextRequest } from './reconcile.ts'
import { update } from './store.ts'
import type { MoreModule, News, Panel, RatingRecord, SlimForm } from './types.ts'
import { drawRating } from './view.ts'

const sheet = sheetOf(styles)
const offers: Record<string, [base: string, form?: SlimForm | undefined]> = {}
let failedLoads = 0

export class RatingElement extends HTMLElement {
  static observedAttributes = ['touchpoint', 'subject', 'lang']
  /** A script hands over its server and the form it brought. The first server is asked for all other forms. */
  static offer(base: string, form?: SlimForm) {
    offers[''] ??= [base]
    offers[form?.code ?? ''] = [base, form]
  }

  #root = this.attachShadow({ mode: 'open' })
  #key = ''
  #asked: Asked | undefined
  #form!: SlimForm
  #paint!: ReturnType<typeof drawRating>[1]
  #record: RatingRecord | undefined
  #panel: Panel | undefined
  #opensNext = false

  connectedCallback() {
    this.#root.adoptedStyleSheets = [sheet]
    listeners.add(this.#hear)
    this.#start()
  }

  disconnectedCallback() {
    listeners.delete(this.#hear)
    this.#panel?.close()
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#start()
  }

  async #start() {
    const code = this.getAttribute('touchpoint')?.toUpperCase() ?? ''
    const subject = this.getAttribute('subject') ?? ''
    const lang = this.closest<HTMLElement>('[lang]')?.lang.slice(0, 2) ?? ''
    const [base, offered] = offers[code] ?? offers[''] ?? ['']
    const place = [base, code, subject].join(' ')
    const key = place + lang
    if (!code || key === this.#key) return
    this.#key = key
    this.#asked = undefined
    this.#panel?.close()
    try {
      const form = await formIn(base, code, lang, offered)
      if (key !== this.#key) return
      this.#form = form
      const [drawing, paint] = drawRating(form, base, this.#save, this.#open)
      this.#paint = paint
      this.#root.replaceChildren(drawing)
      this.#asked = { place, base, code, locale: form.locale, subject }
      const record = (await update())[place]
      if (key === this.#key) this.#show(record)
    } catch {
      // The page's own fallback inside the element is shown instead.
      if (key === this.#key) this.#root.replaceChildren(make('slot'))
    }
  }

  #show(record: RatingRecord | undefined, said = '') {
    const { queued, failed } = this.#form.words
    const waits = record && nextRequest(record)
    this.#record = record
    this.#paint(record?.want.stars ?? 0, said || (waits ? queued : ''), record && !waits && said !== failed)
  }

  #save = async (stars: number) => {
    if (!this.#asked) return
    const { saving, saved } = this.#form.words
    this.#opensNext = true
    this.#paint(stars, saving)
    const record = await rate(this.#asked, stars)
    if (nextRequest(record)) return
    this.#show(record, saved)
    this.#open()
  }

  #hear = ({ kind, place, record, detail }: News, isFirst: boolean) => {
    if (place !== this.#asked?.place) return false
    const { saved, failed } = this.#form.words
    this.#show(record, kind === 'error' ? failed : record && kind !== 'queued' ? saved : '')
    this.#panel?.heard(kind)
    if (this.#opensNext && record) this.#open()
    if (isFirst && kind !== 'queued') {
      this.dispatchEvent(new CustomEvent(`candor:${kind}`, { bubbles: true, composed: true, detail }))
    }
    return true
  }

  #open = async () => {
    this.#opensNext = false
    const asked = this.#asked
    const { code, locale } = this.#form
    try {
      // Some browsers remember a failed import for good, so another try needs another address.
      const address = `${asked?.base}/w/${code}/more.js?lang=${locale}&${failedLoads}`
      const more: MoreModule = await import(address)
      if (!this.#record || this.#panel || !this.isConnected || asked !== this.#asked) return
      this.#panel = more.open(this.#root, this.#form, this.#record, alter, () => {
        this.#panel = undefined
        this.#show(this.#record)
      })
    } catch {
      failedLoads++
    }
  }
}
