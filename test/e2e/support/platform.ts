// Starts the whole platform as `npm start` does, on a free port and in a folder of its own.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { secretsOf } from '../../../worker/local/secrets.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each test file that runs at the same time. */
    platforms: { url: string; home: string; operatorToken: string }[]
  }
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** wrangler starts the Worker anew some moments after the site was published, and answers 503 meanwhile. */
const settle = async (url: string): Promise<void> => {
  for (let calm = 0, tries = 0; calm < 6 && tries < 200; tries += 1) {
    const answer = await fetch(`${url}/dashboard/`).catch(() => undefined)
    calm = answer?.ok ? calm + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** Runs `npm start`'s script until it has printed the addresses. It publishes again after `publishEvery` seconds at the soonest. */
export const startPlatform = async (home: string, port: number, publishEvery = 1) => {
  const child = spawn(process.execPath, ['worker/local/start.ts'], {
    env: { ...process.env, CANDOR_HOME: home, PORT: String(port), PUBLISH_EVERY: String(publishEvery) },
    // A group of its own, so that everything it started can be ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk)
        if (output.includes('Candor is running.')) resolve()
        // It would try again for ever.
        if (output.includes('was not published')) child.kill('SIGINT')
      })
    }
    child.on('exit', () => reject(new Error(`the platform did not start:\n${output}`)))
  })
  await settle(`http://localhost:${port}`)
  const pid = child.pid ?? 0
  const workerPid = Number(readFileSync(join(home, 'running.pid'), 'utf8').split(' ')[1])
  return {
    /** What it has printed. */
    said: () => output,
    /** Ends the start script alone, and leaves what it started. */
    killScript: () => process.kill(pid, 'SIGKILL'),
    killAll: () => {
      for (const group of [pid, workerPid]) {
        try {
          process.kill(-group, 'SIGKILL')
        } catch {
          // Ended already.
        }
      }
    },
  }
}

/** A home that has been started once, whole, by itself: the others begin as copies of it, which takes half the time. */
const makeFirstHome = async (): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), 'candor-'))
  const { killAll } = await startPlatform(home, await freePort(), 3600)
  killAll()
  return home
}

// Each project of tests has a setup of its own, in the same process.
const shared = globalThis as { candorFirstHome?: Promise<string> }

const startOne = async (firstHome: string, publishEvery: number) => {
  const home = mkdtempSync(join(tmpdir(), 'candor-'))
  cpSync(firstHome, home, { recursive: true })
  rmSync(join(home, 'running.pid'), { force: true })
  const port = await freePort()
  const { killAll, said } = await startPlatform(home, port, publishEvery)
  const stop = () => {
    // What went wrong behind the tests.
    const [, ...more] = said().split('the data stay in')
    if (more.join('').includes('not published')) console.error(more.join(''))
    killAll()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  const platform = { url: `http://localhost:${port}`, home, operatorToken: secretsOf(home).OPERATOR_TOKEN }
  return { platform, stop }
}

export default async function setup(project: TestProject) {
  // Publishing takes a processor, and wrangler starts the Worker anew after it: only for those who look at what is published.
  const publishEvery = project.name === 'pages' ? 1 : 3600
  shared.candorFirstHome ??= makeFirstHome()
  const firstHome = await shared.candorFirstHome
  const started = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, () => startOne(firstHome, publishEvery)),
  )
  project.provide(
    'platforms',
    started.map(({ platform }) => platform),
  )
  return () => {
    for (const { stop } of started) stop()
    rmSync(firstHome, { recursive: true, force: true })
  }
}
