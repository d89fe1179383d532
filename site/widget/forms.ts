// Finds the form in the language of the page.
import { loadForm } from './client.ts'
import type { SlimForm } from './types.ts'

/** The offered language that suits `lang` (“lv-LV”), or the one the form came in. */
export const localeFor = (lang: string, { locales, locale }: Pick<SlimForm, 'locales' | 'locale'>): string =>
  locales.find((offered) => offered === lang.slice(0, 2).toLowerCase()) ?? locale

export const formIn = async (base: string, code: string, lang: string, form?: SlimForm): Promise<SlimForm> => {
  const locale = form ? localeFor(lang, form) : lang.slice(0, 2)
  return form && locale === form.locale ? form : loadForm(base, code, locale)
}
