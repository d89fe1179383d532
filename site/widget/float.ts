// Lays the panel over the page in the top layer, so that nothing on the page moves.

const gap = 8
const least = 260

const lay = (panel: HTMLElement, host: Element) => {
  const { clientWidth, clientHeight } = document.documentElement
  const spot = host.getBoundingClientRect()
  const above = spot.top - 2 * gap
  const below = clientHeight - spot.bottom - 2 * gap
  const { scrollTop } = panel
  const set = (name: string, value: number) => panel.style.setProperty(name, `${value}px`)
  set('max-height', clientHeight - 2 * gap)
  const { offsetWidth, offsetHeight } = panel
  const goesBelow = offsetHeight <= below || below >= above
  const room = Math.max(goesBelow ? below : above, Math.min(least, clientHeight - 2 * gap))
  const height = Math.min(offsetHeight, room)
  set('max-height', room)
  panel.scrollTop = scrollTop
  // Inside the viewport as long as the stars are; the page's own scrolling moves both.
  const ideal = goesBelow ? spot.bottom + gap : spot.top - gap - height
  const isSeen = spot.bottom > 0 && spot.top < clientHeight
  const top = isSeen ? Math.max(gap, Math.min(ideal, clientHeight - height - gap)) : ideal
  const start = getComputedStyle(panel).direction === 'rtl' ? spot.right - offsetWidth : spot.left
  set('top', top + scrollY)
  set('left', Math.max(gap, Math.min(start, clientWidth - offsetWidth - gap)) + scrollX)
}

/** Returns what ends it, and what lays it out again. Without a host, or popovers, the panel stays in the flow. */
export const float = (panel: HTMLElement, host: Element | undefined): [end: () => void, again: () => void] => {
  if (!host || !panel.showPopover) return [() => {}, () => {}]
  panel.setAttribute('popover', 'manual')
  panel.showPopover()
  const again = () => lay(panel, host)
  const whenInnerScrolls = ({ target }: Event) => target !== document && target !== host && again()
  again()
  addEventListener('resize', again)
  addEventListener('scroll', whenInnerScrolls, true)
  const end = () => {
    removeEventListener('resize', again)
    removeEventListener('scroll', whenInnerScrolls, true)
  }
  return [end, again]
}
