// The questions of a business's own.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { guardProblems, needs } from '../accounts/guard.ts'
import { isoTime } from '../calendar.ts'
import { NewOwnQuestion, OwnQuestion, OwnQuestionChange } from '../contract/own-questions.ts'
import { openDirectory } from '../db.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { rewordOwnQuestion } from './change.ts'
import { listOwnQuestions, type OwnQuestionRow } from './find.ts'
import { makeOwnQuestion } from './make.ts'

const tags = ['Questions']
const KeyParams = SlugParam.extend({ key: z.string().describe('The key of the question.') })

const list = createRoute({
  method: 'get',
  path: '/businesses/{slug}/questions',
  tags,
  summary: 'List your own questions',
  ...needs('ratings:read'),
  request: { params: SlugParam },
  responses: {
    200: json(z.object({ questions: z.array(OwnQuestion) }), 'Oldest first.'),
    ...problems(...guardProblems),
  },
})

const make = createRoute({
  method: 'post',
  path: '/businesses/{slug}/questions',
  tags,
  summary: 'Make a question of your own',
  ...needs('touchpoints:write', jsonBody()),
  request: { params: SlugParam, body: { ...json(NewOwnQuestion, 'The question.'), required: true } },
  responses: {
    201: json(OwnQuestion, 'The question. Touchpoints ask it by its key.'),
    ...problems(...guardProblems, 'too_many_questions', ...bodyProblems),
  },
})

const reword = createRoute({
  method: 'patch',
  path: '/businesses/{slug}/questions/{key}',
  tags,
  summary: 'Say a question of your own in other words',
  ...needs('touchpoints:write', jsonBody()),
  request: { params: KeyParams, body: { ...json(OwnQuestionChange, 'The words.'), required: true } },
  responses: {
    200: json(OwnQuestion, 'The question.'),
    ...problems(...guardProblems, 'unknown_question', ...bodyProblems),
  },
})

const shown = ({ key, kind, high, wording, createdAt }: OwnQuestionRow): OwnQuestion => ({
  key,
  kind,
  high,
  wording,
  createdAt: isoTime(createdAt),
})

export const questionRoutes = () =>
  newRouter()
    // A business sees its own questions.
    .openapi(list, async (c) => {
      const rows = await listOwnQuestions(openDirectory(c.env), c.var.business.id)
      return c.json({ questions: rows.map(shown) }, 200)
    })
    // A business makes one.
    .openapi(make, async (c) => {
      const { business, actor } = c.var
      const wanted = c.req.valid('json')
      const row = await makeOwnQuestion(openDirectory(c.env), business.id, wanted, actor, Date.now())
      return c.json(shown(row), 201, { location: `/v1/businesses/${business.slug}/questions/${row.key}` })
    })
    // A business says one in other words.
    .openapi(reword, async (c) => {
      const { business, actor } = c.var
      const { key } = c.req.valid('param')
      const changed = c.req.valid('json')
      const row = await rewordOwnQuestion(openDirectory(c.env), business.id, key, changed, actor, Date.now())
      return c.json(shown(row), 200)
    })
