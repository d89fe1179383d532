// `npm run deploy -- --url https://…`: puts the platform on Cloudflare. Creates what is missing, migrates, deploys the
// Worker, builds the public site from the live API and deploys that. Run again, it brings everything up to date.
//   --first       for a new instance: there is no API yet to build the site from
//   --mail-from   the address that mails come from; its domain sends by Cloudflare's Email Service
//   --dry-run     goes as far as it can without an account
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { publish } from '../../site/publish.ts'
import { type Account, configFor, site } from './account-config.ts'
import { bundle } from './bundle.ts'
import { claimAddress, wranglerPath } from './instance.ts'
import { secretMakers } from './secrets.ts'

const config = 'wrangler.deploy.toml'

type Options = { input?: string; isShown?: boolean }

const wrangler = (args: string[], { input, isShown = false }: Options = {}): string => {
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
  const stdio = [input === undefined ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe', 'inherit'] as const
  const run = spawnSync(process.execPath, [wranglerPath, ...args], { env, stdio: [...stdio], input, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`wrangler ${args.join(' ')} failed`)
  return run.stdout ?? ''
}

/** The id of the database named candor; made where there is none. */
const databaseId = (): string => {
  const find = () =>
    (JSON.parse(wrangler(['d1', 'list', '--json'])) as { name: string; uuid: string }[]).find(
      ({ name }) => name === 'candor',
    )
  if (!find()) wrangler(['d1', 'create', 'candor'], { isShown: true })
  const made = find()
  if (!made) throw new Error('The database candor was not made.')
  return made.uuid
}

const writeConfig = (account: Account) =>
  writeFileSync(config, configFor(readFileSync('wrangler.toml', 'utf8'), account))

/** CANDOR_LEDGER_HOST is for an instance that has moved: its ledgers keep the name that they began with. */
const ledgerHost = (url: string): string => process.env.CANDOR_LEDGER_HOST ?? new URL(url).host

/** What is said of a secret that a person needs. */
const announcements: Record<string, (value: string, url: string) => string> = {
  OPERATOR_TOKEN: (value) => `The operator’s token, shown this once: ${value}`,
  SETUP_CODE: (value, url) =>
    `The set-up code, shown this once: ${value}\nClaim the instance with it: ${claimAddress(url, value)}`,
}

/** Makes the secrets that the Worker has not got yet. One that has to be shown is not made where a log would keep it. */
const ensureSecrets = (url: string) => {
  const known = JSON.parse(wrangler(['secret', 'list', '--config', config])) as { name: string }[]
  for (const [name, make] of Object.entries(secretMakers)) {
    const announce = announcements[name]
    if (known.some((secret) => secret.name === name) || (announce && process.env.CI)) continue
    const value = make()
    wrangler(['secret', 'put', name, '--config', config], { input: value })
    if (announce) console.log(`\n${announce(value, url)}\n`)
  }
}

const answers = async (url: string) => (await fetch(`${url}/v1/businesses?limit=1`).catch(() => undefined))?.ok === true

const waitFor = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await answers(url)) return
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  throw new Error(`${url} does not answer. Is it the address that wrangler printed?`)
}

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'mail-from': { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
  },
})
const url = values.url ?? process.env.CANDOR_URL
// A variable that is not set comes empty from a workflow.
const mailFrom = values['mail-from'] ?? (process.env.CANDOR_MAIL_FROM || undefined)
mkdirSync(site, { recursive: true })
await bundle()
if (values['dry-run']) {
  writeConfig({ mailFrom, ledgerHost: url && ledgerHost(url) })
  wrangler(['deploy', '--dry-run', '--config', config], { isShown: true })
  process.exit(0)
}
if (!url) throw new Error('Say where it will be: npm run deploy -- --url https://candor.example.workers.dev')

writeConfig({ databaseId: databaseId(), mailFrom, ledgerHost: ledgerHost(url) })
wrangler(['d1', 'migrations', 'apply', 'candor', '--remote', '--config', config], { isShown: true })
if (values.first) {
  // There is no API yet to build the site from: the Worker goes first, and the site follows.
  wrangler(['deploy', '--config', config], { isShown: true })
}
ensureSecrets(url)
// Never deploys without a whole site, or the public pages would be gone until the next one.
await waitFor(url)
await publish({ url, origin: url, out: site })
wrangler(['deploy', '--config', config], { isShown: true })
