import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { findBusiness, findingProblems } from '../businesses/find.ts'
import { Disclosure } from '../contract/disclosure.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import { receiptHashOf } from '../http/access.ts'
import { cached } from '../http/caching.ts'
import { OwnRatingParam, SlugParam } from '../http/params.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { forReceipt, ratingIdOf } from '../ratings/own.ts'
import { findTouchpoint } from '../touchpoints/find.ts'
import { disclose } from './disclose.ts'
import { proofOf } from './prove.ts'

const disclosure = createRoute({
  method: 'get',
  path: '/businesses/{slug}/disclosure',
  tags: ['Ledger'],
  summary: 'See what became of all ratings',
  description:
    'Counted from the database. The ledger must add up to the same: `npm run verify` and /verify/ hold one against the other.',
  middleware: cached({ seconds: 0 }),
  request: { params: SlugParam },
  responses: { 200: json(Disclosure, 'All that was received.'), ...problems(...findingProblems) },
})

const proof = createRoute({
  method: 'get',
  path: '/touchpoints/{code}/ratings/{id}/proof',
  tags: ['Ledger'],
  summary: 'Prove that your rating was counted',
  description:
    'A c2sp.org/tlog-proof@v1 of its newest entry. Its extra data, as JSON, are the entry, and the salt of the commitment to what you said.',
  security: [{ receipt: [] }],
  request: { params: OwnRatingParam },
  responses: {
    200: { description: 'The proof.', content: { 'text/plain': { schema: z.string() } } },
    ...problems(...forReceipt, 'nothing_signed'),
  },
})

export const disclosureRoutes = () =>
  newRouter()
    // Anybody sees what became of all ratings.
    .openapi(disclosure, async (c) => {
      const { id, shard } = await findBusiness(openDirectory(c.env), c.req.valid('param').slug)
      return c.json(await disclose(shardDatabase(c.env, shard), id), 200)
    })
    // A customer takes away the proof that their rating is in the ledger.
    .openapi(proof, async (c) => {
      const { code, id } = c.req.valid('param')
      const touchpoint = await findTouchpoint(c.env, code)
      const text = await proofOf(c.env, touchpoint, ratingIdOf(id), await receiptHashOf(c))
      c.header('cache-control', 'private, no-store')
      c.header('content-disposition', `attachment; filename="${code}.tlog-proof"`)
      return c.text(text, 200)
    })
