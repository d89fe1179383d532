// What is half written survives a reload, in this tab.
/** Of one person: in the same tab another may sign in. A new wording of a reply is no new reply. */
export interface DraftPlace {
  person: string
  slug: string
  number: number
  kind: 'reply' | 'edit' | 'note'
}

const keyOf = ({ person, slug, number, kind }: DraftPlace) => `candor.draft.${person}.${slug}.${number}.${kind}`

export const readDraft = (place: DraftPlace): string => sessionStorage.getItem(keyOf(place)) ?? ''

export const keepDraft = (place: DraftPlace, text: string): void => {
  if (text === '') sessionStorage.removeItem(keyOf(place))
  else sessionStorage.setItem(keyOf(place), text)
}
