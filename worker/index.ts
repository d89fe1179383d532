import { createApp } from './app.ts'
import type { Bindings } from './env.ts'
import { keepUp } from './upkeep/run.ts'

export { Lane } from './lane/lane.ts'
export default {
  fetch: createApp().fetch,
  // By the clock, never by the time that the caller names: on a developer's machine any page could call it.
  scheduled: (_, env) => keepUp(env, Date.now()),
} satisfies ExportedHandler<Bindings>
