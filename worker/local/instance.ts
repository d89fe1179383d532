// A local instance: where its data and secrets lie, and how its processes are started.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { keepLedgerHost, secretsOf } from './secrets.ts'

export type Instance = {
  /** Folder of the instance: database, secrets, published site. */
  home: string
  port: number
  url: string
  operatorToken: string
  setupCode: string
}

/** The command line of Wrangler, to be run by this very Node. */
export const wranglerPath = join(createRequire(import.meta.url).resolve('wrangler/package.json'), '../bin/wrangler.js')
const environment = { ...process.env, WRANGLER_SEND_METRICS: 'false' }

const run = promisify(execFile)
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const openInstance = (home: string, port: number): Instance => {
  const { OPERATOR_TOKEN: operatorToken, SETUP_CODE: setupCode } = secretsOf(home)
  keepLedgerHost(home, `localhost:${port}`)
  return { home, port, url: `http://localhost:${port}`, operatorToken, setupCode }
}

/** Brings the local database to the newest schema. Asking Wrangler takes seconds: only where there is a new migration. */
export const migrate = async ({ home }: Instance): Promise<void> => {
  const state = join(home, 'state')
  const marker = join(state, 'migrated')
  const migrations = readdirSync('drizzle/migrations').join('\n')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === migrations) return
  const args = [wranglerPath, 'd1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state]
  await run(process.execPath, args, { env: environment }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`the migrations could not be applied:\n${stdout}${stderr}`)
    },
  )
  writeFileSync(marker, migrations)
}

/** Where an instance is claimed. A fragment never travels, so the code in it stays out of every log. */
export const claimAddress = (url: string, setupCode: string): string => `${url}/dashboard/claim/#${setupCode}`

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })

/** Holds the ids of the two processes of a running instance: the start script, and the Worker. */
const pidFile = (home: string) => join(home, 'running.pid')

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Ends the Worker and all that it started. Where there are no process groups (Windows), the Worker alone. */
const endGroup = (pid: number, signal: NodeJS.Signals) => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It has ended already.
  }
}

/** A start that was killed leaves its Worker behind, holding port and database: it is ended before the next. */
const endLeftover = async ({ home, port }: Instance): Promise<void> => {
  if (!existsSync(pidFile(home)) || (await isFree(port))) return
  const [script = 0, worker = 0] = readFileSync(pidFile(home), 'utf8').split(' ').map(Number)
  if (isAlive(script)) return
  endGroup(worker, 'SIGKILL')
  for (let tries = 0; tries < 50 && !(await isFree(port)); tries += 1) await pause(100)
}

/** Ends a Worker that `serve` started. */
export const end = ({ home }: Instance, worker: ChildProcess): void => {
  if (worker.pid) endGroup(worker.pid, 'SIGTERM')
  rmSync(pidFile(home), { force: true })
}

/** Makes sure, before anything takes its time, that the port is there to be taken. */
export const freePort = async (instance: Instance): Promise<void> => {
  await endLeftover(instance)
  if (await isFree(instance.port)) return
  throw new Error(`Port ${instance.port} is in use. Is Candor running already? PORT=8788 npm start takes another port.`)
}

/** Starts the Worker with its database, and waits until it answers. */
export const serve = async (instance: Instance): Promise<ChildProcess> => {
  const { home, port, url } = instance
  const options = ['--port', String(port), '--persist-to', join(home, 'state'), '--env-file', join(home, 'secrets.env')]
  const quiet = ['--log-level', 'warn', '--show-interactive-dev-session=false', '--inspector-port', '0']
  // Nothing is mailed from a developer's machine: what would be is kept to be looked at.
  const args = [wranglerPath, 'dev', ...options, ...quiet, '--assets', siteOf(home), '--var', 'KEEP_MAILS:true']
  // A group of its own, so that nothing it starts can outlive it unseen.
  const worker = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  writeFileSync(pidFile(home), `${process.pid} ${worker.pid}`)
  const output: string[] = []
  for (const stream of [worker.stdout, worker.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && worker.exitCode === null) {
    const answer = await fetch(`${url}/v1/businesses?limit=1`).catch(() => undefined)
    if (answer?.ok) return worker
    await pause(200)
  }
  end(instance, worker)
  throw new Error(`the Worker did not start:\n${output.join('')}`)
}

/** The folder of the published site. */
export const siteOf = (home: string): string => join(home, 'site')
