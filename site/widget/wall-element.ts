// <candor-wall business="SLUG">: the comments that a business features, as cards.
import type { Testimonials } from '../../worker/contract/testimonial.ts'
import { make, sheetOf } from './make.ts'
import styles from './wall.css'
import { drawWall } from './wall-cards.ts'

const sheet = sheetOf(styles)

export class WallElement extends HTMLElement {
  static observedAttributes = ['business', 'max', 'lang']
  static base: string

  #root = this.attachShadow({ mode: 'open' })
  #key = ''

  connectedCallback() {
    this.#root.adoptedStyleSheets = [sheet]
    this.#start()
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#start()
  }

  async #start() {
    const { base } = WallElement
    const slug = this.getAttribute('business')?.trim()
    const most = Number(this.getAttribute('max')) >>> 0 || undefined
    const lang = this.closest<HTMLElement>('[lang]')?.lang.slice(0, 2).toLowerCase() ?? ''
    const key = [slug, most, lang].join(' ')
    if (!slug || key === this.#key) return
    this.#key = key
    try {
      const answer = await fetch(`${base}/v1/businesses/${encodeURIComponent(slug)}/testimonials`)
      const { business, testimonials }: Testimonials = await answer.json()
      if (key !== this.#key) return
      // None of them: nothing, rather than an empty frame on somebody's page.
      const shown = testimonials.slice(0, most)
      this.#root.replaceChildren(...(shown.length ? drawWall(base, lang, business, shown) : []))
    } catch {
      if (key !== this.#key) return
      // The page's own fallback inside the element is shown instead.
      this.#key = ''
      this.#root.replaceChildren(make('slot'))
    }
  }
}
