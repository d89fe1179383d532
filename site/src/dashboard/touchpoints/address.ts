// Where one is on the page of the touchpoints: the list, a new one, or one of them and what is looked at there.

export const sections = ['share', 'enter', 'questions', 'words', 'look', 'places', 'status'] as const
export type Section = (typeof sections)[number]

export interface Place {
  code: string | null
  isNew: boolean
  section: Section
}

export const readPlace = (): Place => {
  const query = new URLSearchParams(location.search)
  const section = sections.find((name) => name === query.get('s')) ?? 'share'
  return { code: query.get('t'), isNew: query.has('new'), section }
}

export const placeAddress = (slug: string, code?: string, section?: Section): string => {
  const query = new URLSearchParams({ b: slug })
  if (code) query.set('t', code)
  if (section && section !== 'share') query.set('s', section)
  return `/dashboard/touchpoints/?${query}`
}

export const newAddress = (slug: string): string => `/dashboard/touchpoints/?b=${slug}&new`
