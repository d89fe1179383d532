// Five radio buttons that look like stars.
import { make } from './make.ts'

/** In a square of 48. */
export const star = 'M24 6l5 12 13 1-9 9 2 13-11-6-11 6 2-13-9-9 13-1z'

/** `choose` is called when arrow keys move, `save` when a star is pressed. Returns the fieldset and what fills it. */
export const drawStars = (
  title: string,
  labels: string[],
  choose: (stars: number) => void,
  save: (stars: number) => void,
): [HTMLElement, (stars: number) => void] => {
  let shown = 0
  let byArrow = false
  // “4 stars: good” → “good”
  const words = labels.map((label) => make('span', {}, label.replace(/.*: /, '')))
  const inputs = labels.map((label) => make('input', { type: 'radio', name: 'stars', 'aria-label': label }))
  const targets = inputs.map((input) =>
    make('label', { part: 'star' }, input, make('svg', { viewBox: '0 0 48 48' }, make('path', { d: star }))),
  )
  const row = make('div', { part: 'stars' }, ...targets)
  const paint = (stars: number) => {
    targets.forEach((target, index) => {
      target.classList.toggle('on', index < stars)
      words[index]?.classList.toggle('on', index === stars - 1)
    })
  }
  const show = (stars: number) => {
    shown = stars
    for (const input of inputs) input.checked = input === inputs[stars - 1]
    paint(stars)
  }
  const starOf = ({ target }: Event) => inputs.indexOf(target as HTMLInputElement) + 1

  row.onpointerdown = row.onkeydown = ({ key }: Partial<KeyboardEvent>) => {
    byArrow = /Arrow/.test(`${key}`)
    if (key === 'Enter' && shown) save(shown)
  }
  // An arrow key makes a click as well, before the change. Assistive technology makes a click alone.
  row.onclick = (event) => {
    const stars = starOf(event)
    if (stars && !byArrow) save(stars)
  }
  row.onchange = (event) => {
    if (byArrow) choose(starOf(event))
    byArrow = false
  }
  // Only a mouse hovers: on touch a preview would swallow the first tap.
  row.onpointerover = (event) => {
    if (event.pointerType === 'mouse') paint(starOf(event) || shown)
  }
  row.onpointerleave = () => paint(shown)

  const word = make('span', { part: 'word', class: 'pile' }, ...words)
  const line = make('div', { class: 'line' }, row, word)
  return [make('fieldset', {}, make('legend', { part: 'title' }, title), line), show]
}
