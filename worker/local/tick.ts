// On Cloudflare the clock calls the upkeep; `wrangler dev` has no clock, but an address that stands for it.
import type { Instance } from './instance.ts'

const hour = 3_600_000

const tick = async ({ url }: Instance): Promise<void> => {
  const answer = await fetch(`${url}/cdn-cgi/local/scheduled`).catch(() => undefined)
  if (!answer?.ok) console.error('The upkeep did not run: old words are not forgotten, ended businesses not deleted.')
}

/** Runs the upkeep now, and every hour from now on. */
export const tickHourly = (instance: Instance): void => {
  void tick(instance)
  setInterval(() => void tick(instance), hour).unref()
}
