// The device of a session in plain words, from what its browser says of itself.
type Sign = readonly [name: string, sign: RegExp]

// Each says that it is several; the first that fits is the truest.
const browsers: Sign[] = [
  ['Edge', /\bEdgA?\/|\bEdgiOS\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /Chrome\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
]
const systems: Sign[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
]

const first = (signs: Sign[], userAgent: string) => signs.find(([, sign]) => sign.test(userAgent))?.[0]

/** Undefined where the browser or its system is not known. */
export const deviceOf = (userAgent: string): { browser: string; system: string } | undefined => {
  const browser = first(browsers, userAgent)
  const system = first(systems, userAgent)
  return browser && system ? { browser, system } : undefined
}
