// Finds the form in the language of the page.
import { loadForm } from './client.ts'
import type { SlimForm } from './types.ts'

/** `lang`: the page's language, two letters or none. The form at hand is taken unless that language is offered. */
export const formIn = async (base: string, code: string, lang: string, form?: SlimForm): Promise<SlimForm> => {
  const offered: string[] | undefined = form?.locales
  return form && (form.locale === lang || !offered?.includes(lang)) ? form : loadForm(base, code, lang)
}
