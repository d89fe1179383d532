// `npm start`: the whole platform on this machine. Makes what is missing, keeps what is there, publishes what changes.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publish } from '../../site/publish.ts'
import type { BusinessPage } from '../contract/business.ts'
import type { Instance as InstanceState } from '../contract/instance.ts'
import { call } from './api.ts'
import { bundle } from './bundle.ts'
import { demoTouchpoints } from './demo.ts'
import { claimAddress, end, freePort, type Instance, migrate, openInstance, serve, siteOf } from './instance.ts'
import { seed } from './seed.ts'
import { tickHourly } from './tick.ts'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Everything that the public site shows, as one string: it changes when a page has to. */
const readVersions = async (instance: Instance): Promise<string> => {
  let versions = ''
  let next: string | null = '/v1/businesses?limit=100'
  while (next) {
    const page: BusinessPage = await call(instance, 'GET', next)
    versions += page.businesses.map(({ slug, version }) => `${slug} ${version}\n`).join('')
    next = page.next
  }
  return versions
}

const seedOnce = async (instance: Instance) => {
  const marker = join(instance.home, 'seeded')
  if (existsSync(marker)) return
  await seed(instance)
  writeFileSync(marker, `${new Date().toISOString()}\n`)
}

const publishSite = ({ url, home }: Instance) => publish({ url, origin: url, out: siteOf(home) })

/** Milliseconds between two publications. Whoever has a slow machine gives it more seconds to rest. */
const publishRest = (Number(process.env.PUBLISH_EVERY) || 1) * 1000

/** Publishes whenever something changed. After a failure it tries less and less often, and the live pages stay. */
const keepPublished = async (instance: Instance): Promise<never> => {
  let published: string | undefined
  let rest = publishRest
  for (;;) {
    try {
      const versions = await readVersions(instance)
      if (versions !== published) await publishSite(instance)
      if (published === undefined) console.log(addresses(instance, await wayIn(instance)))
      published = versions
      rest = publishRest
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      rest = Math.max(publishRest, Math.min(60_000, rest * 2))
    }
    await pause(rest)
  }
}

/** The dashboard's address. While nobody runs the instance, it is where it can be claimed, with the code in the fragment. */
const wayIn = async (instance: Instance): Promise<string> => {
  const { url, setupCode } = instance
  const { isClaimed }: InstanceState = await call(instance, 'GET', '/v1/instance')
  if (isClaimed) return `Dashboard         ${url}/dashboard/`
  return `Dashboard         ${claimAddress(url, setupCode)}
                    Nobody runs this instance yet: claim it there with the code ${setupCode}`
}

const addresses = ({ url, home }: Instance, dashboard: string) => {
  const [web, qr] = demoTouchpoints
  return `
Candor is running.

  A rating page     ${url}/r/${qr.code}
  A pretend shop    ${url}/shop/
  The public page   ${url}/b/demo/
  The API docs      ${url}/docs/api/
  ${dashboard}
  Mails, kept here  ${url}/dev/mail/

Touchpoint of the shop: ${web.code}. Stop with Ctrl-C; the data stay in ${home}.
`
}

const start = async (instance: Instance): Promise<void> => {
  await freePort(instance)
  mkdirSync(siteOf(instance.home), { recursive: true })
  await Promise.all([bundle(), migrate(instance)])
  const worker = await serve(instance)
  const stop = () => {
    end(instance, worker)
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  process.on('exit', () => end(instance, worker))
  worker.on('exit', (code) => {
    console.error('The Worker has stopped.')
    process.exit(code ?? 1)
  })
  await seedOnce(instance)
  tickHourly(instance)
  await keepPublished(instance)
}

await start(openInstance(process.env.CANDOR_HOME ?? '.candor', Number(process.env.PORT ?? 8787))).catch(
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
