// A business works on one rating.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { noting } from '../audit/note.ts'
import type { Action } from '../contract/audit.ts'
import { type Case, CaseDetail, NewNote, NewReply, NewWithholding } from '../contract/case.ts'
import { openDirectory } from '../db.ts'
import { Fault } from '../faults.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { tellOfCases } from '../lane/send.ts'
import { refuseAppeal } from './appeals.ts'
import { type Call, deedOn } from './deed.ts'
import { publicViewOf, readCase, readContact, readEvents } from './detail.ts'
import { refuseMore } from './testimonials.ts'
import { type Deed, feature, note, removeReply, reply, showAgain, unfeature, withhold } from './work.ts'

const tags = ['Inbox']
const NumberParam = SlugParam.extend({
  number: z.string().describe('The rating’s place in the business’s order of arrival.'),
})
const detail = { 200: json(CaseDetail, 'The rating as it is now.') }
const forOne = [...guardProblems, 'unknown_rating'] as const

const show = createRoute({
  method: 'get',
  path: '/businesses/{slug}/inbox/{number}',
  tags,
  summary: 'Look at a rating',
  ...needs('ratings:read'),
  request: { params: NumberParam },
  responses: { ...detail, ...problems(...forOne) },
})

const putReply = createRoute({
  method: 'put',
  path: '/businesses/{slug}/inbox/{number}/reply',
  tags,
  summary: 'Reply in public',
  ...needs('ratings:work', jsonBody()),
  request: { params: NumberParam, body: { ...json(NewReply, 'The reply.'), required: true } },
  responses: { ...detail, ...problems(...forOne, ...bodyProblems) },
})

const deleteReply = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/inbox/{number}/reply',
  tags,
  summary: 'Take the reply away',
  ...needs('ratings:work'),
  request: { params: NumberParam },
  responses: { ...detail, ...problems(...forOne) },
})

const addNote = createRoute({
  method: 'post',
  path: '/businesses/{slug}/inbox/{number}/notes',
  tags,
  summary: 'Note something for colleagues',
  ...needs('ratings:work', jsonBody()),
  request: { params: NumberParam, body: { ...json(NewNote, 'The note.'), required: true } },
  responses: { ...detail, ...problems(...forOne, ...bodyProblems) },
})

const putWithholding = createRoute({
  method: 'put',
  path: '/businesses/{slug}/inbox/{number}/withholding',
  tags,
  summary: 'Withhold the text',
  ...needs('ratings:withhold', jsonBody()),
  request: { params: NumberParam, body: { ...json(NewWithholding, 'Why.'), required: true } },
  responses: { ...detail, ...problems(...forOne, 'nothing_to_withhold', 'rating_invalidated', ...bodyProblems) },
})

const deleteWithholding = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/inbox/{number}/withholding',
  tags,
  summary: 'Show the text again',
  ...needs('ratings:withhold'),
  request: { params: NumberParam },
  responses: { ...detail, ...problems(...forOne) },
})

const refuse = createRoute({
  method: 'put',
  path: '/businesses/{slug}/inbox/{number}/appeal/refusal',
  tags,
  summary: 'Keep the text withheld after an appeal',
  ...needs('ratings:withhold'),
  request: { params: NumberParam },
  responses: { ...detail, ...problems(...forOne, 'nothing_appealed') },
})

const putTestimonial = createRoute({
  method: 'put',
  path: '/businesses/{slug}/inbox/{number}/testimonial',
  tags,
  summary: 'Feature the comment',
  ...needs('testimonials:write'),
  request: { params: NumberParam },
  responses: { ...detail, ...problems(...forOne, 'not_shown', 'too_many_testimonials') },
})

const deleteTestimonial = createRoute({
  method: 'delete',
  path: '/businesses/{slug}/inbox/{number}/testimonial',
  tags,
  summary: 'Feature it no longer',
  ...needs('testimonials:write'),
  request: { params: NumberParam },
  responses: { ...detail, ...problems(...forOne) },
})

const numberOf = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : 0)

/** Who works on ratings may reach the customer; who only reads them may not. */
const detailOf = async (c: Call, { db, businessId, seq }: Deed): Promise<z.infer<typeof CaseDetail>> => {
  const [one, contact, events] = await Promise.all([
    readCase(db, businessId, seq),
    c.var.scopes.includes('ratings:work') ? readContact(db, businessId, seq) : null,
    readEvents(db, businessId, seq),
  ])
  return { case: one, contact, events, public: publicViewOf(one) }
}

const detailAt = (c: Call, number: string) => detailOf(c, deedOn(c, numberOf(number)))

type Act = (deed: Deed, now: Case) => unknown
/** What the audit calls the deed, by how the rating was before it; undefined where that changes nothing. */
type Named = (now: Case) => Action | undefined

/** Does the deed on a rating that is there, and answers with what it has become. */
const doing = async (c: Call, number: string, act: Act, named?: Named) => {
  const deed = deedOn(c, numberOf(number))
  const now = await readCase(deed.db, deed.businessId, deed.seq)
  await act(deed, now)
  const action = named?.(now)
  // After the deed: it is done in the shard, and the audit is in the directory.
  if (action) await noting(openDirectory(c.env), deed.businessId, c.var.actor, action, String(deed.seq), deed.now)
  tellOfCases(c.env, c.var.business, [deed.seq])
  return detailOf(c, deed)
}

export const caseRoutes = () =>
  newRouter()
    // It looks at one.
    .openapi(show, async (c) => c.json(await detailAt(c, c.req.valid('param').number), 200))
    // It replies, for all to see.
    .openapi(putReply, async (c) => {
      const { text } = c.req.valid('json')
      const act: Act = (deed, now) => reply(deed, text, now.reply === null)
      const named: Named = (now) => (now.reply ? 'reply.edited' : 'reply.made')
      return c.json(await doing(c, c.req.valid('param').number, act, named), 200)
    })
    // It takes the reply away.
    .openapi(deleteReply, async (c) => {
      const named: Named = (now) => (now.reply ? 'reply.removed' : undefined)
      return c.json(await doing(c, c.req.valid('param').number, removeReply, named), 200)
    })
    // Colleagues note something.
    .openapi(addNote, async (c) => {
      const { text } = c.req.valid('json')
      return c.json(await doing(c, c.req.valid('param').number, (deed) => note(deed, text)), 200)
    })
    // It withholds a text, never the stars.
    .openapi(putWithholding, async (c) => {
      const { reason } = c.req.valid('json')
      const named: Named = (now) => (now.withheld === reason ? undefined : 'text.withheld')
      const act: Act = (deed, now) => {
        if (now.invalidatedAt !== null) throw new Fault('rating_invalidated')
        // Nor what nobody has read yet: it waits in the queue, and here looks like one without words.
        if ((now.comment ?? now.author) === null) throw new Fault('nothing_to_withhold')
        return withhold(deed, reason)
      }
      return c.json(await doing(c, c.req.valid('param').number, act, named), 200)
    })
    // It shows the text again.
    .openapi(deleteWithholding, async (c) => {
      const named: Named = (now) => (now.withheld ? 'text.shown_again' : undefined)
      return c.json(await doing(c, c.req.valid('param').number, showAgain, named), 200)
    })
    // It keeps the text withheld, though its customer appealed.
    .openapi(refuse, async (c) =>
      c.json(await doing(c, c.req.valid('param').number, refuseAppeal, () => 'appeal.refused'), 200),
    )
    // It features a comment that the public sees.
    .openapi(putTestimonial, async (c) => {
      const act: Act = async (deed, now) => {
        if (publicViewOf(now).comment === null) throw new Fault('not_shown')
        if (!now.featured) await refuseMore(deed.db, deed.businessId)
        await feature(deed)
      }
      const named: Named = (now) => (now.featured ? undefined : 'comment.featured')
      return c.json(await doing(c, c.req.valid('param').number, act, named), 200)
    })
    // It features it no longer.
    .openapi(deleteTestimonial, async (c) => {
      const named: Named = (now) => (now.featured ? 'comment.unfeatured' : undefined)
      return c.json(await doing(c, c.req.valid('param').number, unfeature, named), 200)
    })
