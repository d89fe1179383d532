// Registers the element and puts it where the script or a [data-candor] stands. A second script does no harm.
import { make } from './make.ts'
import { begin } from './queue.ts'
import { RatingElement } from './rating-element.ts'

const tag = 'candor-rating'
const code = $form?.code

const place = (touchpoint: string, subject?: string) => make(tag as 'div', { touchpoint, ...(subject && { subject }) })

const placeAll = () => {
  for (const spot of document.querySelectorAll<HTMLElement>('[data-candor]')) {
    const { candor, subject } = spot.dataset
    if (candor && !spot.querySelector(tag)) spot.append(place(candor, subject))
  }
}

const script = document.currentScript as HTMLScriptElement | null
const base = new URL(script?.src || location.href).origin
const known = customElements.get(tag) as typeof RatingElement | undefined
const owner = script?.closest(`${tag},[data-candor],head`)

const Element = known ?? RatingElement
Element.offer(base, $form)
if (code && owner?.matches(`${tag}:not([touchpoint])`)) owner.setAttribute('touchpoint', code)
if (!known) {
  customElements.define(tag, RatingElement)
  begin()
  placeAll()
  new MutationObserver(placeAll).observe(document, { childList: true, subtree: true })
}
// Run again by a router, the script finds its element in place.
const isPlaced =
  owner || script?.nextElementSibling?.matches(tag) || document.querySelector(`[data-candor="${code}" i]`)
if (code && !isPlaced) script?.after(place(code))
