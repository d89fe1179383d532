// Registers <candor-wall>, and puts one where a script names a business. A second script does no harm.
import { make } from './make.ts'
import { WallElement } from './wall-element.ts'

const tag = 'candor-wall'
// Null under import(): throws rather than ask the page's own server.
const script = document.currentScript as HTMLScriptElement
WallElement.base = new URL(script.src).origin
if (!customElements.get(tag)) customElements.define(tag, WallElement)

const business = script.getAttribute('business')
const isPlaced = script.closest('head') || script.nextElementSibling?.matches(tag)
if (business && !isPlaced) script.after(make(tag as 'div', { business }))
