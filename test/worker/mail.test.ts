// What is handed to Cloudflare's Email Service, where an instance has it.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../worker/app.ts'
import type { Bindings } from '../../worker/env.ts'
import { sendMail } from '../../worker/mail/send.ts'
import { origin } from './support/auth.ts'
import { claim, latestMail, signUp } from './support/people.ts'
import { bodyOf } from './support/shop.ts'

beforeAll(claim)

type Sent = { from: string; to: string; subject: string; text: string }

/** An instance that sends mail instead of keeping it. */
const openMailing = (more: Partial<Bindings> = {}) => {
  const sent: Sent[] = []
  const send = async (mail: Sent) => {
    sent.push(mail)
    return { messageId: '1' }
  }
  const { KEEP_MAILS: _, ...others } = env as unknown as Bindings
  const bindings: Bindings = {
    ...others,
    MAIL: { send } as unknown as SendEmail,
    MAIL_FROM: 'ratings@shop.example',
    ...more,
  }
  const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
  const post = (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json', origin }
    return createApp().request(
      `${origin}${path}`,
      { method: 'POST', headers, body: JSON.stringify(body) },
      bindings,
      context,
    )
  }
  return { bindings, sent, post }
}

describe('a mail', () => {
  it('goes from the instance’s address to who asked for it, in plain text', async () => {
    const person = await signUp('Anna')
    const { sent, post } = openMailing()
    const asked = { email: person.email, redirectTo: '/dashboard/reset/' }
    expect((await post('/v1/auth/request-password-reset', asked)).status).toBe(200)
    await expect.poll(() => sent).toHaveLength(1)
    expect(sent[0]).toEqual({
      from: 'ratings@shop.example',
      to: person.email,
      subject: 'Choose a new password',
      text: expect.stringMatching(/^Hello Anna,\n\n.*\n\nhttps:\/\/candor\.test\/v1\/auth\/reset-password\//),
    })
    expect(await latestMail(person.email)).not.toContain('reset-password')
  })

  it('gets no header and no paragraph from a name', async () => {
    const { bindings, sent } = openMailing()
    const end = '\r\n\u2028\u0085\u0000'
    const values = { inviter: `Eve${end}Bcc: all@people.test`, business: `Shop${end}${end}Open`, url: origin }
    await sendMail(bindings, 'ben@people.test', 'invite', values)
    expect(sent[0]?.subject).toBe('Eve Bcc: all@people.test invites you to Shop Open')
    expect(sent[0]?.text).toContain('\n\nEve Bcc: all@people.test invites you to work on the ratings of Shop Open. ')
  })

  it('goes to no address that would begin another header', async () => {
    const { sent, post } = openMailing()
    for (const email of ['a@people.test\r\nBcc: b@people.test', 'a@people.test,b@people.test', 'A <a@people.test>']) {
      const answer = await post('/v1/auth/sign-up/email', { name: 'Eve', email, password: 'correct horse' })
      expect((await bodyOf(answer)).code).toBe('invalid_body')
    }
    expect(sent).toEqual([])
  })

  it.each([{ MAIL_FROM: '' }, { MAIL: undefined }])('is not sent without binding or address: %o', async (missing) => {
    const { bindings, sent } = openMailing(missing as Partial<Bindings>)
    await sendMail(bindings, 'ben@people.test', 'verify', { url: origin })
    expect(sent).toEqual([])
  })
})
