// Who is signed in, and which of their businesses the page is about.
import type { Scope } from '../../../../worker/contract/access.ts'
import type { Me } from '../../../../worker/contract/me.ts'
import { ApiError, call } from '../api/call.ts'

export type Membership = Me['businesses'][number]
/** What every page of a business is given. */
export interface PageProps {
  me: Me
  business: Membership
}
/** What a page about the person is given. */
export interface PersonProps {
  me: Me
  business: Membership | undefined
}

const lastBusiness = 'candor.business'

/** Undefined where nobody is signed in. */
export const loadMe = async (): Promise<Me | undefined> => {
  try {
    return await call('GET', '/v1/me')
  } catch (error) {
    if (error instanceof ApiError && error.code === 'sign_in_needed') return undefined
    throw error
  }
}

export const loadInstance = () => call('GET', '/v1/instance')

/** The business that the address names, else the one looked at last, else the first. */
export const businessOf = ({ businesses }: Me): Membership | undefined => {
  const named = new URLSearchParams(location.search).get('b')
  const wanted = named ?? localStorage.getItem(lastBusiness)
  const found = businesses.find(({ slug }) => slug === wanted) ?? (named ? undefined : businesses[0])
  if (found) localStorage.setItem(lastBusiness, found.slug)
  return found
}

export const may = ({ scopes }: Membership, scope: Scope): boolean => scopes.includes(scope)

/** The address of one of the dashboard's pages. */
export const pageAddress = (page: string, slug?: string): string =>
  slug ? `/dashboard/${page}/?b=${slug}` : `/dashboard/${page}/`

export const newBusinessAddress = '/dashboard/?new'

/** To the sign-in, and back here afterwards. */
export const askToSignIn = async (): Promise<void> => {
  const { isClaimed } = await loadInstance()
  const query = new URLSearchParams(location.search)
  // A mailed link that no longer works leads here with an error, which the sign-in page puts into words.
  const error = query.get('error')
  query.delete('error')
  const next = new URLSearchParams({ next: `${location.pathname}${query.size > 0 ? `?${query}` : ''}` })
  if (error) next.set('error', error)
  location.replace(isClaimed ? `/dashboard/sign-in/?${next}` : '/dashboard/claim/')
}

/** Where the address says to go next, if that is a page of the dashboard. */
export const nextPage = (): string => {
  const next = new URLSearchParams(location.search).get('next') ?? ''
  return /^\/dashboard\/[\w/-]*(\?[^#]*)?$/.test(next) ? next : '/dashboard/'
}
