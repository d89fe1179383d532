// Builds the public site beside the live one and puts it in place by renaming, so that the public never sees half of it.
//   node site/publish.ts [--out DIR]      reads CANDOR_URL, CANDOR_ORIGIN and CANDOR_OUT as defaults
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { apiAddress, buildFolders, publicOrigin } from './src/data/settings.ts'

export interface Publication {
  /** Where the API answers. */
  url: string
  /** Where the public finds the site. The default is `url`. */
  origin?: string
  /** The folder of the live site. */
  out: string
}

const site = dirname(fileURLToPath(import.meta.url))
const astro = fileURLToPath(new URL('../bin/astro.mjs', import.meta.resolve('astro')))
const neededFiles = ['index.html', '404.html']

const runAstro = (settings: Record<string, string>) =>
  new Promise<{ code: number | null; words: string }>((done, fail) => {
    const env = { ...process.env, ...settings, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
    const child = spawn(process.execPath, [astro, 'build', '--root', site], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const words: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => words.push(String(piece)))
    child.on('error', fail)
    child.on('close', (code) => done({ code, words: words.join('') }))
  })

const swap = async (staging: string, live: string, old: string) => {
  await rm(old, { recursive: true, force: true })
  if (existsSync(live)) await rename(live, old)
  try {
    await rename(staging, live)
  } catch (error) {
    if (existsSync(old)) await rename(old, live)
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/** Builds and puts in place. Rejects with what went wrong, and then the live site is as it was. */
export const publish = async ({ url, origin = url, out }: Publication): Promise<{ milliseconds: number }> => {
  const started = Date.now()
  const live = resolve(out)
  const staging = `${live}.next`
  await rm(staging, { recursive: true, force: true })
  await mkdir(dirname(live), { recursive: true })
  const settings = { CANDOR_URL: url, CANDOR_ORIGIN: origin, CANDOR_OUT: staging, CANDOR_CACHE: `${live}.cache` }
  const { code, words } = await runAstro(settings)
  if (code !== 0) throw new Error(`The site was not published: the build failed.\n${words.trim()}`)
  const missing = neededFiles.filter((file) => !existsSync(join(staging, file)))
  if (missing.length > 0) throw new Error(`The site was not published: ${missing.join(' and ')} is missing.`)
  await swap(staging, live, `${live}.old`)
  return { milliseconds: Date.now() - started }
}

const publishFromCommandLine = async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  const out = values.out ?? buildFolders().out
  const { milliseconds } = await publish({ url: apiAddress(), origin: publicOrigin(), out })
  console.log(`Published ${resolve(out)} in ${(milliseconds / 1000).toFixed(1)} s.`)
}

if (import.meta.main) {
  await publishFromCommandLine().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
