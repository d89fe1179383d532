// A local instance: where its data and secrets lie, and how its processes are started.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export type Instance = {
  /** Folder of the instance: database, secrets, published site. */
  home: string
  port: number
  url: string
  operatorToken: string
}

/** The command line of Wrangler, to be run by this very Node. */
export const wranglerPath = join(createRequire(import.meta.url).resolve('wrangler/package.json'), '../bin/wrangler.js')
const environment = { ...process.env, WRANGLER_SEND_METRICS: 'false' }

/** The operator's token of an instance; made on the first start and kept. */
export const operatorTokenOf = (home: string): string => {
  const file = join(home, 'secrets.env')
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(file, `OPERATOR_TOKEN=${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  }
  const token = /^OPERATOR_TOKEN=(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1]
  if (!token) throw new Error(`${file} has no OPERATOR_TOKEN`)
  return token
}

export const openInstance = (home: string, port: number): Instance => ({
  home,
  port,
  url: `http://localhost:${port}`,
  operatorToken: operatorTokenOf(home),
})

/** Brings the local database to the newest schema. */
export const migrate = ({ home }: Instance): void => {
  const args = [wranglerPath, 'd1', 'migrations', 'apply', 'DB', '--local', '--persist-to', join(home, 'state')]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env: environment, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the migrations could not be applied:\n${stdout}${stderr}`)
}

/** Starts the Worker with its database, and waits until it answers. */
export const serve = async ({ home, port, url }: Instance): Promise<ChildProcess> => {
  const options = ['--port', String(port), '--persist-to', join(home, 'state'), '--env-file', join(home, 'secrets.env')]
  const quiet = ['--log-level', 'warn', '--show-interactive-dev-session=false', '--inspector-port', '0']
  const args = [wranglerPath, 'dev', ...options, ...quiet, '--assets', siteOf(home)]
  const worker = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: string[] = []
  for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && worker.exitCode === null) {
    const answer = await fetch(`${url}/v1/businesses?limit=1`).catch(() => undefined)
    if (answer?.ok) return worker
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  worker.kill()
  throw new Error(`the Worker did not start:\n${output.join('')}`)
}

/** The folder of the published site. */
export const siteOf = (home: string): string => join(home, 'site')
