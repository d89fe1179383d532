// What the customer sees first: the stars and one line below them.
import { make } from './make.ts'
import { drawStars } from './stars.ts'
import type { SlimForm } from './types.ts'

const button = (part: string, word: string) => make('button', { type: 'button', part: `button ${part}` }, word)

/** Returns the drawing and what changes it. */
export const drawRating = (
  { code, words, labels, dir, locale }: SlimForm,
  subject: string,
  base: string,
  save: (stars: number) => void,
  open: () => void,
) => {
  let chosen = 0
  const how = make(
    'a',
    { href: `${base}/r/${code}/disclosure?lang=${locale}`, target: '_blank', part: 'how' },
    words.how,
  )
  const saving = button('save', words.save)
  const status = make('span', { role: 'status', part: 'status' })
  const change = button('change', words.change)
  const show = (stars: number, said?: string, isRated?: unknown, isChoosing?: boolean) => {
    chosen = stars
    showStars(stars)
    status.textContent = said as string
    saving.hidden = !isChoosing
    // The longest sentence stands alone, so that it fits the room.
    change.hidden = !isRated || said === words.failed
    how.hidden = (isChoosing || isRated || said) as boolean
  }
  const [stars, showStars] = drawStars(
    subject ? `${subject}: ${words.title}` : words.title,
    labels,
    (picked) => show(picked, '', false, true),
    save,
  )
  // What may come holds its room from the start, so that nothing on the host's page ever moves.
  const room = make('div', { class: 'line off' }, make('span', { part: 'status' }, words.saved), change.cloneNode(true))
  saving.onclick = () => save(chosen)
  change.onclick = open
  show(0)
  const foot = make('div', { class: 'pile foot' }, how, make('div', { class: 'line' }, status, change), saving, room)
  return [make('div', { dir, lang: locale }, stars, foot), show] as const
}
