// Opens a page of the dashboard in the place where its skeleton stands.
import { type Component, mount } from 'svelte'
import Shell from './shell/Shell.svelte'
import { askToSignIn, businessOf, loadMe, type PageProps } from './shell/session.ts'
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

const begin = async (room: Room, page: string) => {
  await loadWords(['common', room])
  document.documentElement.lang = locale
  document.title = `${sayOf(`${room}.${page}_title`)} · Candor`
}

/** A page of one business, for whoever belongs to it. */
export const openBusinessPage = async (Page: Component<PageProps>, room: Room, page: string): Promise<void> => {
  const asked = loadMe()
  asked.catch(() => {})
  await begin(room, page)
  try {
    const me = await asked
    if (!me) return await askToSignIn()
    const business = businessOf(me)
    if (business) show(Shell, { Page, page, me, business })
    else if (me.businesses.length > 0) show(Trouble, { code: 'unknown_business' })
    else location.replace('/dashboard/')
  } catch {
    show(Trouble, { code: 'offline' })
  }
}

/** A page that anybody may open: to sign in, to sign up. */
export const openDoorPage = async (Page: Component, room: Room, page: string): Promise<void> => {
  await begin(room, page)
  show(Page, {})
}
