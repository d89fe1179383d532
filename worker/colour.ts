// Makes a colour that somebody chose fit to be read, on paper and in the dark.

type Rgb = [red: number, green: number, blue: number]

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** The darkest ground that Candor draws on; what is read on it is read on a darker one as well. */
const night: Rgb = [36, 36, 36]

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb
const hexOf = (colour: Rgb) => `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** A channel of sRGB, 0 to 255, as light, 0 to 1 (IEC 61966-2-1). */
const linear = (value: number) => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

const luminance = (colour: Rgb) => {
  const [red, green, blue] = colour.map(linear) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
const contrast = (one: Rgb, other: Rgb) => {
  const [less = 0, more = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (more + 0.05) / (less + 0.05)
}

const steps = 50
/** The first mixture of `colour` with more and more of `end` that stands out from `ground`. */
const until = (colour: Rgb, end: Rgb, ground: Rgb, wanted: number): Rgb => {
  for (let step = 0; step < steps; step += 1) {
    const mixed = colour.map((value, at) => value + ((end[at] ?? 0) - value) * (step / steps)) as Rgb
    if (contrast(mixed, ground) >= wanted) return mixed
  }
  return end
}

/** AA is 4.5. Paper is not always white, and what is light in the dark has to bear dark words on itself. */
const onPaper = 5
const atNight = 6.5

/** `colour`, `#rrggbb`, made darker until it is read on paper, and lighter until it is read in the dark. */
export const readable = (colour: string): { onPaper: string; atNight: string } => ({
  onPaper: hexOf(until(rgbOf(colour), black, white, onPaper)),
  atNight: hexOf(until(rgbOf(colour), white, night, atNight)),
})

/** Lightness 0 to 1, chroma, hue in degrees (Ottosson, Oklab, 2020). */
export const oklchOf = (hex: string): { lightness: number; chroma: number; hue: number } => {
  const [red, green, blue] = rgbOf(hex).map(linear) as Rgb
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360,
  }
}
