// A concept of the articles, what of the product it became, and where that is.

interface Place {
  name: string
  href: string
}
export interface Concept {
  /** A short name by which a test misses it. */
  key: string
  /** As the articles have it. */
  concept: string
  /** What of the product it became, and what of it is not there yet. */
  here: string
  places: Place[]
}
export interface Chapter {
  title: string
  concepts: Concept[]
}

export const question = (key: string, name: string): Place => ({ name, href: `/docs/questions/#${key}` })
export const measure = (id: string, name: string): Place => ({ name, href: `/docs/measures/#${id}` })
export const schema = (id: string, name: string): Place => ({ name, href: `/docs/api/#schema-${id}` })
export const insights: Place = { name: 'Insights', href: '/dashboard/insights/' }
export const inbox: Place = { name: 'Inbox', href: '/dashboard/inbox/' }
export const touchpoints: Place = { name: 'Touchpoints', href: '/dashboard/touchpoints/' }
export const overview: Place = { name: 'Overview', href: '/dashboard/overview/' }
export const testimonials: Place = { name: 'Testimonials', href: '/dashboard/testimonials/' }
export const team: Place = { name: 'Team', href: '/dashboard/settings/' }
export const arrivals: Place = { name: 'Arrivals', href: '/dashboard/settings/' }
export const api: Place = { name: 'API', href: '/docs/api/' }
export const how: Place = { name: 'How ratings work', href: '/how-ratings-work/' }
export const templates: Place = schema('TemplateList', 'templates')

export const row = (key: string, concept: string, here: string, ...places: Place[]): Concept => {
  return { key, concept, here, places }
}
