// Lays the panel over the page in the top layer, so that nothing on the page moves.

const gap = 8
const least = 260

/** How much CSS `zoom` enlarges an element; browsers that cannot tell are taken not to. */
const zoomOf = (element: Element) => (element as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1

/** All in pixels of the viewport; what is set on the panel is in its own, smaller by its zoom. */
const lay = (panel: HTMLElement, host: Element) => {
  const { clientWidth: width, clientHeight: height } = document.documentElement
  const spot = host.getBoundingClientRect()
  const above = spot.top - 2 * gap
  const below = height - spot.bottom - 2 * gap
  const { scrollTop } = panel
  const set = (name: string, value: number) => panel.style.setProperty(name, `${value / zoomOf(panel)}px`)
  set('max-height', height - 2 * gap)
  const drawn = panel.getBoundingClientRect()
  const goesBelow = drawn.height <= below || below >= above
  const room = Math.max(goesBelow ? below : above, Math.min(least, height - 2 * gap))
  const tall = Math.min(drawn.height, room)
  set('max-height', room)
  panel.scrollTop = scrollTop
  // Inside the viewport as long as the stars are; the page's own scrolling moves both.
  const ideal = goesBelow ? spot.bottom + gap : spot.top - gap - tall
  const isSeen = spot.bottom > 0 && spot.top < height
  const top = isSeen ? Math.max(gap, Math.min(ideal, height - tall - gap)) : ideal
  const start = getComputedStyle(panel).direction === 'rtl' ? spot.right - drawn.width : spot.left
  set('top', top + scrollY)
  set('left', Math.max(gap, Math.min(start, width - drawn.width - gap)) + scrollX)
}

/** Where the host stands on the page; scrolling changes it where the host is fixed, or inside something that scrolls. */
const placeOf = (host: Element) => {
  const { left, top } = host.getBoundingClientRect()
  return `${Math.round(left + scrollX)} ${Math.round(top + scrollY)}`
}

/** Returns what ends it, and what lays it out again. Without a host, or popovers, the panel stays in the flow. */
export const float = (panel: HTMLElement, host: Element | undefined): [end: () => void, again: () => void] => {
  if (!host || !panel.showPopover) return [() => {}, () => {}]
  panel.setAttribute('popover', 'manual')
  panel.showPopover()
  let place = ''
  const again = () => {
    place = placeOf(host)
    lay(panel, host)
  }
  const whenScrolled = () => {
    if (place !== placeOf(host)) again()
  }
  again()
  addEventListener('resize', again)
  addEventListener('scroll', whenScrolled, true)
  const end = () => {
    removeEventListener('resize', again)
    removeEventListener('scroll', whenScrolled, true)
  }
  return [end, again]
}
