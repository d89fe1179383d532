// The hosted rating page, for QR codes, links and touchpoints without a page of their own.
import { type Context, Hono } from 'hono'
import type { Form } from '../contract/touchpoint.ts'
import { Fault } from '../faults.ts'
import { sha256 } from '../hash.ts'
import { addressOf } from '../http/address.ts'
import { foreignOrigin, isListed } from '../http/origins.ts'
import { faultOf, problemKinds } from '../http/problems.ts'
import type { AppEnv } from '../http/router.ts'
import { isAnswered } from '../invitations/note.ts'
import { findOwnRating } from '../ratings/own.ts'
import { findTouchpoint, isAsking } from '../touchpoints/find.ts'
import { noticeVisit } from '../touchpoints/seen.ts'
import { answer, formFor } from './answer.ts'
import { entryOf, newEntry, readForm, readReceipt, receiptOf } from './entry.ts'
import { askAtKiosk, isKiosk, problemAtKiosk, thankAtKiosk, thanksOfKiosk } from './kiosk.ts'
import type { Entry } from './page.ts'
import { answeredPage, askPage, invalidatedPage, pausedPage, problemPage, thanksPage, withdrawnPage } from './pages.ts'
import { showPoster } from './poster.ts'
import { showPreview } from './preview.ts'
import { saveEntry } from './save.ts'

const starsOf = (value: string | undefined) => (/^[1-5]$/.test(value ?? '') ? Number(value) : undefined)

/** What cannot be one is as good as none. */
const invitationOf = (value = '') => (/^[\w-]{1,100}$/.test(value) ? value : '')

const ask = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  noticeVisit(c, touchpoint)
  if (isKiosk(c, touchpoint)) return c.req.query('said') ? thankAtKiosk(c, touchpoint) : askAtKiosk(c, touchpoint)
  const form = formFor(c, touchpoint)
  if (!isAsking(touchpoint)) return answer(c, touchpoint, form, pausedPage(form))
  const entry = newEntry(starsOf(c.req.query('stars')), invitationOf(c.req.query('i')))
  const query = entry.invitation ? `i=${entry.invitation}&` : ''
  const isUsed = entry.invitation !== '' && (await isAnswered(c.env, touchpoint, entry.invitation))
  return answer(c, touchpoint, form, (isUsed ? answeredPage : askPage)(form, entry), { query })
}

/**
 * A form of our own page names no origin, or hides it, as the page's policy on referrers has it. So does one in a frame
 * that its site has shut in: a browser that says where the form stands is believed.
 */
const refuseForeignForm = (c: Context<AppEnv>, origins: readonly string[]) => {
  const origin = foreignOrigin(c)
  const isOurs = origin === 'null' && ['same-origin', undefined].includes(c.req.header('sec-fetch-site'))
  if (!(isOurs || isListed(origin, origins))) throw new Fault('origin_not_allowed')
}

const receiptPage = ({ code, locale }: Form, entry: Entry, said?: string) =>
  `/r/${code}/${receiptOf(entry)}?${said ? `said=${said}&` : ''}lang=${locale}`

const save = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  refuseForeignForm(c, touchpoint.origins)
  const fields = await readForm(c)
  const form = formFor(c, touchpoint, fields.get('lang') ?? undefined)
  const action = fields.get('action') ?? 'rate'
  const entry = entryOf(fields, form)
  try {
    await saveEntry(c.env, touchpoint, form, action, entry, addressOf(c))
  } catch (error) {
    const fault = faultOf(error)
    const { status } = problemKinds[fault.code]
    if (fault.code === 'internal') throw error
    if (fault.code === 'rating_invalidated') return c.redirect(receiptPage(form, entry), 303)
    if (fault.code === 'touchpoint_paused') return answer(c, touchpoint, form, pausedPage(form), { status })
    if (isKiosk(c, touchpoint)) return problemAtKiosk(c, touchpoint, form, entry, fault)
    const main =
      fault.code === 'rating_withdrawn'
        ? withdrawnPage(form, isAsking(touchpoint))
        : problemPage(form, entry, action, fault)
    return answer(c, touchpoint, form, main, { status })
  }
  if (isKiosk(c, touchpoint)) return c.redirect(thanksOfKiosk(c, form), 303)
  // Led to the receipt's own page, which can be reloaded, kept, and gone back to.
  const said = action === 'amend' ? 'changed' : 'saved'
  return c.redirect(receiptPage(form, entry, said), 303)
}

/** In the language of the widget where the business's page is: by the touchpoint alone, so that its few bytes do. */
const leadToDisclosure = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const { slug, locale: home } = touchpoint.business
  const { locale } = formFor(c, touchpoint)
  c.header('vary', 'accept-language')
  return c.redirect(`${locale === home ? '' : `/${locale}`}/b/${slug}/#disclosure`, 302)
}

/** What the receipt's page cannot show is a page that is not there, whoever asks. */
const noSuchPage = (fault: unknown): never => {
  throw fault instanceof Fault && fault.code !== 'internal' ? new Fault('unknown_touchpoint') : fault
}

const showReceipt = async (c: Context<AppEnv>) => {
  const touchpoint = await findTouchpoint(c.env, c.req.param('code') ?? '')
  const { id, receipt } = readReceipt(c.req.param('receipt') ?? '')
  const hash = (await sha256(receipt)).toHex()
  const rating = await findOwnRating(c.env, touchpoint, id, hash).catch(noSuchPage)
  const form = formFor(c, touchpoint)
  c.header('x-robots-tag', 'noindex')
  const { stars, comment, author, contact, publish, answers } = rating
  const words = { comment: comment ?? '', author: author ?? '', contact: contact ?? '' }
  const entry = { id, receipt, invitation: '', stars, ...words, publish, answers }
  const main =
    rating.state === 'withdrawn'
      ? withdrawnPage(form, isAsking(touchpoint))
      : rating.invalidatedAt !== null
        ? invalidatedPage(form, entry, rating.invalidatedAt)
        : thanksPage(form, entry, c.req.query('said'))
  return answer(c, touchpoint, form, main)
}

export const hostedRoutes = () =>
  new Hono<AppEnv>()
    // A customer opens the page of a touchpoint. QR codes hold the address in capitals. Opening it records nothing.
    .get('/r/:code', ask)
    .get('/R/:code', ask)
    // An address typed with a slash too many.
    .get('/r/:code/', (c) => c.redirect(`/r/${encodeURIComponent(c.req.param('code'))}`, 301))
    // The dashboard's editor shows what is not saved yet.
    .get('/r/:code/preview', showPreview)
    // The widget and the pages that ask lead to what became of all ratings.
    .get('/r/:code/disclosure', leadToDisclosure)
    // A business prints its poster.
    .get('/r/:code/poster', showPoster)
    // A customer comes back to a rating by its receipt.
    .get('/r/:code/:receipt', showReceipt)
    // A customer sends the plain form.
    .post('/r/:code', save)
