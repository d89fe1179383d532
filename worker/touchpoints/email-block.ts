// What a business pastes into its mails: a question and five links. A tap opens the rating page with the star chosen, and
// a second one there sends it: opening a link records nothing.
import { html } from 'hono/html'
import type { EmailBlock } from '../contract/share.ts'
import type { Form } from '../contract/touchpoint.ts'
import { wordsOf } from '../languages/rating.ts'

// No ground and no colour of text: the mail's own stay, in light and in dark. The stars' amber is seen on both.
const font = 'font-family:Arial,Helvetica,sans-serif'
const centred = 'width:20%;padding:0;text-align:center;vertical-align:top'
const starStyle = 'display:block;padding:4px 0;font-size:38px;line-height:42px;text-decoration:none;color:#c77700'
const wordStyle = 'display:block;font-size:13px;line-height:16px;text-decoration:none;color:inherit'

type Link = { address: string; label: string; stars: number }

const cellOf = ({ address, label, stars }: Link) =>
  html`<td style="${centred}"><a href="${address}" title="${label}" style="text-decoration:none;color:inherit"><span style="${starStyle}">★</span><span style="${wordStyle}">${stars}</span></a></td>`

/** Mail programs know tables and inline styles, and little else. */
const htmlOf = ({ locale, dir }: Form, question: string, [low = '', high = '']: string[], links: Link[]) =>
  html`<table role="presentation" lang="${locale}" dir="${dir}" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:420px;${font}">
<tr><td colspan="5" style="padding:0 0 6px;font-size:18px;line-height:24px;font-weight:bold">${question}</td></tr>
<tr>${links.map(cellOf)}</tr>
<tr><td colspan="2" style="padding:4px 0;font-size:13px">${low}</td><td></td><td colspan="2" style="padding:4px 0;font-size:13px;text-align:${dir === 'ltr' ? 'right' : 'left'}">${high}</td></tr>
</table>`

const textOf = (question: string, links: Link[]) =>
  [question, '', ...links.map(({ label, address }) => `${label}\n${address}`)].join('\n')

/** `origin` is where the links lead. */
export const emailBlock = async (form: Form, origin: string): Promise<EmailBlock> => {
  const { code, locale, business, labels, own } = form
  const question = own.title ?? wordsOf(locale, 'hosted', { business: business.name }).title
  const links = labels.map((label, index) => ({
    address: `${origin}/r/${code}?stars=${index + 1}&lang=${locale}`,
    label,
    stars: index + 1,
  }))
  // “1 star: very poor” → “very poor”
  const ends = [labels[0], labels[4]].map((label = '') => label.replace(/.*: /, ''))
  return { locale, html: String(await htmlOf(form, question, ends, links)), text: textOf(question, links) }
}
