// Registers the element and puts it where the script or a [data-candor] stands. A second script does no harm.
import { make } from './make.ts'
import { begin } from './queue.ts'
import { RatingElement } from './rating-element.ts'

const tag = 'candor-rating'
const code = $form?.code

const place = (touchpoint: string, subject = '', look = '') => {
  const element = make(tag as 'div', { touchpoint, subject })
  // Not by the attribute, which a strict policy of the page refuses.
  element.style.cssText = look
  return element
}

/** A host that empties a spot does not want it filled again. */
type Spot = HTMLElement & { filled?: true }

const placeAll = () => {
  for (const spot of document.querySelectorAll<Spot>('[data-candor]')) {
    const { candor, subject } = spot.dataset
    if (candor && !spot.filled && !spot.querySelector(tag)) {
      spot.filled = true
      spot.append(place(candor, subject))
    }
  }
}

const script = document.currentScript as HTMLScriptElement | null
// Throws where there is none, under import(): rather no stars than stars that ask the page's own server.
const base = new URL((script as HTMLScriptElement).src).origin
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
// Run again by a router, the script finds its element in place; of two alike that stand together, one is enough.
const isPlaced =
  owner ||
  document.querySelector(`[data-candor="${code}" i]`) ||
  script?.parentNode?.querySelector(`:scope>${tag}[touchpoint="${code}"]`)
if (code && script) {
  // A style on the script reserves the room until now; from now on it is the element's.
  const { style } = script
  const { cssText } = style
  style.cssText = 'display:none'
  if (!isPlaced) script.after(place(code, script.getAttribute('subject') ?? '', cssText))
}
