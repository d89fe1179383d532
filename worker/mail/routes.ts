// Where mails are kept instead of being sent, they can be looked at.
import { desc, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { mails } from '../../drizzle/schema/mails.ts'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import type { AppEnv } from '../http/router.ts'

const shownAtMost = 50
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const style =
  'body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui;color-scheme:light dark}article{margin:1.5rem 0;padding:1rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:8px}h2{margin:0;font-size:1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}'

/** The text with its addresses as links. */
const linked = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`))

export const mailRoutes = () =>
  new Hono<AppEnv>()
    // A developer follows the mails.
    .get('/dev/mail/', async (c) => {
      if (!c.env.KEEP_MAILS) throw new Fault('unknown_path')
      const kept = await openDirectory(c.env).select().from(mails).orderBy(desc(mails.id)).limit(shownAtMost).all()
      c.header('content-security-policy', policy)
      c.header('cache-control', 'no-store')
      return c.html(html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Mails</title><style>${raw(style)}</style></head><body><h1>Mails</h1>
        <p>On this machine mails are kept here and not sent.</p>
        ${kept.length === 0 ? html`<p>There are none yet.</p>` : ''}
        ${kept.map(
          ({ recipient, subject, text, sentAt }) => html`<article><h2>${subject}</h2>
          <p>To ${recipient}, <time datetime="${new Date(sentAt).toISOString()}">${new Date(sentAt).toISOString()}</time></p>
          <pre>${linked(text)}</pre></article>`,
        )}</body></html>`)
    })
    .get('/dev/mail/latest', async (c) => {
      if (!c.env.KEEP_MAILS) throw new Fault('unknown_path')
      const to = c.req.query('to') ?? ''
      const found = await openDirectory(c.env)
        .select()
        .from(mails)
        .where(eq(mails.recipient, to))
        .orderBy(desc(mails.id))
        .get()
      return c.json({ subject: found?.subject ?? null, text: found?.text ?? null })
    })
