// What is half written survives a reload, in this tab.
const key = (slug: string, number: number, kind: string) => `candor.draft.${slug}.${number}.${kind}`

export const readDraft = (slug: string, number: number, kind: 'reply' | 'note'): string =>
  sessionStorage.getItem(key(slug, number, kind)) ?? ''

export const keepDraft = (slug: string, number: number, kind: 'reply' | 'note', text: string): void => {
  if (text === '') sessionStorage.removeItem(key(slug, number, kind))
  else sessionStorage.setItem(key(slug, number, kind), text)
}
