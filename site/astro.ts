// Runs Astro's build, in a process of its own.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const site = dirname(fileURLToPath(import.meta.url))
const astro = fileURLToPath(new URL('../bin/astro.mjs', import.meta.resolve('astro')))

// Astro keeps its half-made code in the working folder, and that code looks for packages upwards from there. So each
// build works in a folder of its own inside the project, and two builds at the same time do not meet.
const inOwnFolder = async <T>(work: (cwd: string) => Promise<T>): Promise<T> => {
  const parent = fileURLToPath(new URL('../dist/', import.meta.url))
  await mkdir(parent, { recursive: true })
  const cwd = await mkdtemp(`${parent}publish-`)
  return work(cwd).finally(() => rm(cwd, { recursive: true, force: true }))
}

const run = (settings: Record<string, string>, cwd: string) =>
  new Promise<{ code: number | null; words: string }>((done, fail) => {
    const env = { ...process.env, ...settings, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
    const args = [astro, 'build', '--root', site]
    const child = spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const words: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => words.push(String(piece)))
    child.on('error', fail)
    child.on('close', (code) => done({ code, words: words.join('') }))
  })

/** Builds with these settings, which `src/data/settings.ts` reads. Rejects with what Astro said. */
export const buildSite = async (settings: Record<string, string>): Promise<void> => {
  const { code, words } = await inOwnFolder((cwd) => run(settings, cwd))
  if (code !== 0) throw new Error(`The site was not published: the build failed.\n${words.trim()}`)
}
