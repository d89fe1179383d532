// The inbox of one business: what its parts share, and what its keys do.
import type { VirtualItem } from '@tanstack/svelte-virtual'
import type { Case } from '../../../../worker/contract/case.ts'
import type { Me } from '../../../../worker/contract/me.ts'
import { type Membership, may } from '../shell/session.ts'
import { say } from '../words.ts'
import { Arrivals } from './arrivals.svelte.ts'
import type { Filters } from './filters.ts'
import { Names } from './names.svelte.ts'
import { Opened } from './opened.svelte.ts'
import { seatOf } from './order.ts'
import { Place } from './place.svelte.ts'
import { Ratings } from './ratings.svelte.ts'
import { Selection } from './selection.svelte.ts'
import { Work } from './work.ts'

/** What is to get the focus: a row of the list, the head of the rating, or a field in it. */
export type Focus = 'row' | 'head' | 'reply' | 'note' | 'search'

export class Inbox {
  readonly me: Me
  readonly business: Membership
  readonly slug: string
  readonly place: Place
  readonly ratings: Ratings
  readonly arrivals: Arrivals
  readonly opened: Opened
  readonly names: Names
  readonly work: Work
  readonly selection = new Selection()
  readonly mayWork: boolean
  /** The row that the keys are at. */
  at = $state<number>()
  /** Where the focus is to go: taken by the part that gives it. */
  wanted = $state<Focus>()
  isHelpOpen = $state(false)
  isAtTop = $state(true)
  /** What is said to those who hear the page. */
  heard = $state('')
  /** How far down the list was when a rating took its place. */
  shelf: { scrolled: number; measured: VirtualItem[] } = { scrolled: 0, measured: [] }
  /** The open rating, as its row knows it until all of it is there. */
  readonly current: Case | undefined = $derived.by(() => {
    const { number } = this.place
    const { detail } = this.opened
    if (number === undefined) return undefined
    return detail?.case.number === number ? detail.case : this.ratings.find(number)
  })

  constructor(me: Me, business: Membership) {
    this.me = me
    this.business = business
    this.slug = business.slug
    this.mayWork = may(business, 'ratings:work')
    this.place = new Place(business.slug)
    this.ratings = new Ratings(business.slug)
    this.arrivals = new Arrivals(this.ratings)
    this.opened = new Opened(business.slug)
    this.names = new Names(this.ratings)
    this.work = new Work(business.slug, this.ratings, this.opened)
  }

  /** Looks for something else. */
  async begin(filters: Filters): Promise<void> {
    this.arrivals.forget()
    this.selection.clear()
    this.at = this.place.number
    this.shelf = { scrolled: 0, measured: [] }
    await this.ratings.show(filters)
  }

  want(focus: Focus): void {
    this.wanted = focus
  }

  /** Gives the focus that was asked for, once. */
  give(element: HTMLElement | undefined): void {
    this.wanted = undefined
    element?.focus({ preventScroll: true })
  }

  /** Opens a rating beside the list, or in its place. */
  open(number: number, focus: Focus = 'head'): void {
    this.at = number
    this.place.open(number, this.place.number === undefined ? 'push' : 'replace')
    this.want(focus)
  }

  close = (): void => {
    this.place.close()
    this.want('row')
  }

  /** When the browser goes back or forward. */
  goBack = (): void => {
    const { number } = this.place
    this.place.read()
    if (number !== undefined && this.place.number === undefined) this.want('row')
  }

  /** Says something to those who hear the page; saying it twice is heard twice. */
  announce(words: string): void {
    this.heard = words
    setTimeout(() => {
      this.heard = ''
    }, 3000)
  }

  /** To the next rating (1) or the one before (-1). What is open follows. */
  async move(step: 1 | -1, focus: Focus = 'row'): Promise<void> {
    const { ratings, place } = this
    const from = place.number ?? this.at
    const seat = from === undefined ? -1 : seatOf(ratings.cases, from)
    // Below one that the filters leave out comes the one in its seat.
    const isThere = ratings.cases[seat]?.number === from
    const target = step === 1 && seat >= 0 && !isThere ? seat : Math.max(0, seat + step)
    if (target >= ratings.cases.length) await ratings.more()
    const next = ratings.cases[target]
    if (!next) return
    this.at = next.number
    if (place.number === undefined) this.want('row')
    else this.open(next.number, focus)
  }

  /** The rating that keys act on: the open one, else the row they are at. */
  get target(): Case | undefined {
    return this.current ?? (this.at === undefined ? undefined : this.ratings.find(this.at))
  }

  async toggleResolved(one: Case): Promise<void> {
    const status = one.status === 'resolved' ? 'open' : 'resolved'
    await this.work.change([one], { status }, say(status === 'open' ? 'inbox.didReopen' : 'inbox.didResolve'))
  }

  async assign(one: Case, assignee: string | null): Promise<void> {
    const name = assignee === null ? undefined : this.names.colleague(assignee)
    await this.work.change([one], { assignee }, name ? say('inbox.didAssign', { name }) : say('inbox.didUnassign'))
  }
}
