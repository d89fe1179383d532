// Dresses the style sheets inside the widget's bundles, so that a touchpoint with a look costs no script and no request,
// and one without costs nothing at all.
import { oklchOf, readable } from '../colour.ts'
import type { Look } from '../contract/touchpoint-settings.ts'

const radii = { round: '22px', soft: '10px', square: '0px' } as const

const short = (value: number) => String(Math.round(value * 1000) / 1000).replace(/^(-?)0\./, '$1.')

/** From one number to the other where the host's own text is light: as site/widget/rating.css tells the two apart. */
const between = (onPaper: number, atNight: number) =>
  `calc(${short(onPaper)} + ${short(atNight - onPaper)}*clamp(0,(l - .64)*99,1))`

/** The accent in the place of the widget's own colour of action, for every colour of text that a host may have. */
const accentRule = (accent: string, host: string) => {
  const shades = readable(accent)
  const [day, night] = [oklchOf(shades.onPaper), oklchOf(shades.atNight)]
  // The shorter way round the circle of hues.
  const turn = ((night.hue - day.hue + 540) % 360) - 180
  const parts = [
    between(day.lightness, night.lightness),
    between(day.chroma, night.chroma),
    between(day.hue, day.hue + turn),
  ]
  return `${host}{--teal:oklch(from currentColor ${parts.join(' ')})}`
}

/** Several touchpoints of a page share the sheet of the first part: its rule names the touchpoint. */
export const dressCore = (core: string, code: string, { accent }: Look): string => {
  const host = ':host(:not([hidden]))'
  const own = `:host([touchpoint='${code}' i]:not([hidden]))`
  return accent ? core.replace(host, () => `${accentRule(accent, own)}${host}`) : core
}

/** The second part is loaded for one touchpoint alone. */
export const dressMore = (more: string, { accent, shape = 'soft' }: Look): string => {
  const shaped = more.replaceAll('--candor-radius,10px', `--candor-radius,${radii[shape]}`)
  if (!accent) return shaped
  const rule = accentRule(accent, ':host(:not([hidden]))')
  // Browsers without relative colours have the panel's ground white.
  return shaped.replaceAll('#0b6366', readable(accent).onPaper).replace('.panel{', () => `${rule}.panel{`)
}
