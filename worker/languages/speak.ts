// Turns a message of a catalogue into a sentence. Plurals follow Intl.PluralRules, numbers Intl.NumberFormat.

/** A sentence with {names} in it, or one sentence for each plural category of `count`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>
export type Values = Record<string, string | number>

const pluralRules = new Map<string, Intl.PluralRules>()
const numberFormats = new Map<string, Intl.NumberFormat>()

const remember = <T>(store: Map<string, T>, key: string, make: () => T): T => {
  const known = store.get(key) ?? make()
  store.set(key, known)
  return known
}

const categoryOf = (locale: string, count: number) =>
  remember(pluralRules, locale, () => new Intl.PluralRules(locale)).select(count)

/** A number with at most `digits` decimals (2 unless told), as the locale writes it. */
const formatNumber = (locale: string, value: number, digits = 2): string =>
  remember(
    numberFormats,
    `${locale} ${digits}`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
  ).format(value)

/** The sentence of `message` in `locale`. `values.count` chooses the plural; {names} are replaced, numbers formatted. */
export const speak = (locale: string, message: Message, values: Values = {}): string => {
  const sentence =
    typeof message === 'string' ? message : (message[categoryOf(locale, Number(values.count))] ?? message.other ?? '')
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name) => {
    const value = values[name]
    return typeof value === 'number' ? formatNumber(locale, value) : (value ?? placeholder)
  })
}
