// Opens a page of the dashboard in the place where its skeleton stands.
import { type Component, mount } from 'svelte'
import type { Me } from '../../../worker/contract/me.ts'
import { call } from './api/call.ts'
import Shell from './shell/Shell.svelte'
import { askToSignIn, businessOf, loadMe, type PageProps, type PersonProps } from './shell/session.ts'
import Trouble from './shell/Trouble.svelte'
import { loadWords, locale, type Room, sayOf } from './words.ts'

const place = () => {
  const target = document.querySelector('#dashboard')
  if (!target) throw new Error('the page has no place for the dashboard')
  return target
}

const show = <Props extends Record<string, unknown>>(Page: Component<Props>, props: Props) => {
  const target = place()
  target.replaceChildren()
  target.removeAttribute('aria-busy')
  mount(Page, { target, props })
}

const begin = async (room: Room, page: string, more: Room[] = []) => {
  await loadWords(['common', room, ...more])
  document.documentElement.lang = locale
  document.title = `${sayOf(`${room}.${page}_title`)} · Candor`
}

const openSignedIn = async (words: Promise<void>, open: (me: Me) => void) => {
  const asked = loadMe()
  asked.catch(() => {})
  await words
  try {
    const me = await asked
    if (me) open(me)
    else await askToSignIn()
  } catch {
    show(Trouble, { code: 'offline' })
  }
}

/** A business that has moved to another slug is found under the new one. */
const followSlug = async ({ businesses }: Me) => {
  const query = new URLSearchParams(location.search)
  const path = `/v1/businesses/${encodeURIComponent(query.get('b') ?? '')}` as const
  const moved = await call('GET', path).catch(() => undefined)
  if (!businesses.some(({ slug }) => slug === moved?.slug)) return show(Trouble, { code: 'unknown_business' })
  query.set('b', moved?.slug ?? '')
  location.replace(`${location.pathname}?${query}`)
}

/** A page of one business, for whoever belongs to it. It may say what stands in further rooms. */
export const openBusinessPage = (
  Page: Component<PageProps>,
  room: Room,
  page: string,
  more: Room[] = [],
): Promise<void> =>
  openSignedIn(begin(room, page, more), (me) => {
    const business = businessOf(me)
    // It is never shown without a business, so that it need not know that there are such pages.
    if (business) show(Shell, { Page: Page as Component<PersonProps>, page, me, business })
    else if (me.businesses.length > 0) followSlug(me)
    else location.replace('/dashboard/')
  })

/** A page about the person, who may belong to no business. It may say what stands in further rooms. */
export const openPersonPage = (
  Page: Component<PersonProps>,
  room: Room,
  page: string,
  more: Room[] = [],
): Promise<void> =>
  openSignedIn(begin(room, page, more), (me) => show(Shell, { Page, page, me, business: businessOf(me) }))

/** A page that anybody may open: to sign in, to sign up. */
export const openDoorPage = async (Page: Component, room: Room, page: string): Promise<void> => {
  await begin(room, page)
  show(Page, {})
}
