// <candor-rating touchpoint="CODE">: five stars, saved at the first tap.
import { loadForm } from './client.ts'
import { make, sheetOf } from './make.ts'
import { alter, listeners, rate } from './queue.ts'
import styles from './rating.css'
import { nextRequest } from './reconcile.ts'
import { update } from './store.ts'
import type { Asked, MoreModule, News, Panel, RatingRecord, SlimForm } from './types.ts'
import { drawRating } from './view.ts'

const sheet = sheetOf(styles)
const offers: Record<string, [base: string, form?: SlimForm | undefined]> = {}
const subjectLimit = 120
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
  #opens = false

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
    const [touchpoint, said, invitation] = ['touchpoint', 'subject', 'invitation'].map(
      (name) => this.getAttribute(name) ?? '',
    ) as [string, string, string]
    const code = touchpoint.toUpperCase()
    const subject = said.slice(0, subjectLimit).trim()
    const lang = this.closest<HTMLElement>('[lang]')?.lang.slice(0, 2).toLowerCase()
    const [base, offered] = offers[code] ?? offers[''] ?? ['']
    const place = [base, code, subject].join(' ') + invitation
    const key = place + lang
    if (!code || (key === this.#key && !this.#asked)) return
    try {
      if (key !== this.#key) {
        this.#key = key
        this.#asked = undefined
        this.#panel?.close()
        const form = offered && !(lang && offered.others?.includes(lang)) ? offered : await loadForm(base, code, lang)
        if (key !== this.#key) return
        this.#form = form
        const [drawing, paint] = drawRating(form, subject, base, this.#save, this.#open)
        this.#paint = paint
        drawing.onkeydown = ({ key: pressed }) => {
          this.#opens &&= pressed !== 'Escape'
        }
        this.#root.replaceChildren(drawing)
        this.#asked = { place, base, code, first: { locale: form.locale, subject, invitation } }
      }
      const record = (await update())[place]
      if (key === this.#key) this.#show(record)
    } catch {
      // The page's own fallback inside the element is shown instead.
      if (key === this.#key) {
        this.#key = ''
        this.#root.replaceChildren(make('slot'))
      }
    }
  }

  #show(record: RatingRecord | undefined, said?: string) {
    const waits = record && nextRequest(record)
    this.#record = record
    this.#paint(record?.want.stars ?? 0, said || (waits ? this.#form.words.queued : ''), record && !waits)
  }

  #save = async (stars: number) => {
    const asked = this.#asked
    if (!asked) return
    const { saving, saved } = this.#form.words
    this.#opens = true
    this.#paint(stars, saving)
    const record = await rate(asked, stars)
    if (nextRequest(record) || asked !== this.#asked) return
    this.#show(record, saved)
    this.#open()
  }

  #hear = (news: News) => {
    const { kind, place, record, detail } = news
    if (place !== this.#asked?.place) return
    const { saving, saved, failed } = this.#form.words
    const isSaving = /rated|amended/.test(kind) && nextRequest(record as RatingRecord)
    // Nothing is called saved while a newer change is on its way.
    if (!isSaving) this.#panel?.heard(kind, record)
    this.#show(record, kind === 'error' ? failed : isSaving ? saving : record && kind !== 'queued' ? saved : '')
    if (this.#opens && record) this.#open()
    if (!news.told && kind !== 'queued') {
      news.told = true
      this.dispatchEvent(new CustomEvent(`candor:${kind}`, { bubbles: true, composed: true, detail }))
    }
  }

  #open = async () => {
    this.#opens = true
    const asked = this.#asked as Asked
    try {
      // Some browsers remember a failed import for good, so another try needs another address.
      const address = `${asked.base}/w/${asked.code}/more.js?lang=${asked.first.locale}&${failedLoads}`
      const more: MoreModule = await import(address)
      if (this.#opens && this.#record && !this.#panel && this.isConnected && asked === this.#asked) {
        this.#panel = more.open(this.#root, this.#form, this.#record, alter, () => {
          this.#panel = undefined
          this.#show(this.#record)
        })
      }
    } catch {
      failedLoads++
    }
    this.#opens = false
  }
}
