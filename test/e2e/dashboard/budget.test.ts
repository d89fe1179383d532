// What the pages of the dashboard weigh: script, gzipped, until they are usable.
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { platform } from '../support/browser.ts'
import { openDashboard } from '../support/dashboard.ts'
import { openInboxOf, said } from '../support/inbox.ts'

const budget = 150_000
const pages = [
  'overview/',
  'inbox/',
  'insights/',
  'touchpoints/',
  'testimonials/',
  'settings/',
  'account/',
  'sign-in/',
  'sign-up/',
  'claim/',
  'join/',
]

/** Bytes of what stands at these addresses, each gzipped by itself. */
async function gzipped(addresses: string[]): Promise<number> {
  const bodies = await Promise.all(addresses.map(async (address) => (await fetch(address)).arrayBuffer()))
  return bodies.reduce((sum, body) => sum + gzipSync(Buffer.from(body)).length, 0)
}

it('has at most 150 kB of script a page', { timeout: 120_000 }, async () => {
  const { owner, slug } = await openInboxOf([said('Warm bread.')])
  const weights: [string, number][] = []
  for (const address of pages) {
    const { page, context } = await openDashboard('forgot/', { state: owner.state })
    const scripts = new Set<string>()
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(request.url())
    })
    await page.goto(`${platform.url}/dashboard/${address}?b=${slug}`, { waitUntil: 'networkidle' })
    weights.push([address, await gzipped([...scripts])])
    await context.close()
  }
  console.log(weights.map(([address, bytes]) => `${address} ${(bytes / 1000).toFixed(1)} kB`).join(', '))
  for (const [address, bytes] of weights) {
    expect([address, bytes > 10_000]).toEqual([address, true])
    expect([address, bytes <= budget]).toEqual([address, true])
  }
})
