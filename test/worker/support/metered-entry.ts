// Candor with a meter on its database: each answer says in x-rows-read how many rows were read for it. For the bench,
// which asks for one thing at a time.
import { createApp } from '../../../worker/app.ts'
import type { Bindings } from '../../../worker/env.ts'
import { Lane as PlainLane } from '../../../worker/lane/lane.ts'
import { type Meter, metered } from '../../support/metered.ts'

const meter: Meter = { rows: 0, queries: 0 }
const withMeter = (env: Bindings): Bindings => ({ ...env, DB: metered(env.DB, meter) })

export class Lane extends PlainLane {
  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, withMeter(env))
  }
}

const app = createApp()

export default {
  async fetch(request: Request, env: Bindings, ctx: ExecutionContext): Promise<Response> {
    const before = meter.rows
    const answer = await app.fetch(request, withMeter(env), ctx)
    const copy = new Response(answer.body, answer)
    copy.headers.set('x-rows-read', String(meter.rows - before))
    return copy
  },
}
