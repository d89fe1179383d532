// The dashboard says nothing of any business until it runs: it is built when its source has changed, and not each time
// that a business's page does.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSite } from './astro.ts'

const project = fileURLToPath(new URL('../', import.meta.url))
const sources = [
  'package-lock.json',
  'site/astro.config.ts',
  'site/src/**/*.*',
  'worker/{contract,languages,ledger,measures}/**/*.*',
]

/** Changes with everything that the dashboard is made of. */
const versionOf = (): string => {
  const hash = createHash('sha256')
  const entries = globSync(sources, { cwd: project, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of entries.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    hash
      .update(`${relative(project, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** Those of earlier sources. What is being built is left alone. */
const forgetOthers = async (parent: string, kept: string): Promise<void> => {
  const others = (await readdir(parent)).filter((name) => !name.startsWith('next-') && join(parent, name) !== kept)
  for (const name of others) await rm(join(parent, name), { recursive: true, force: true })
}

/** Builds the dashboard unless that was done, and gives the folder where it lies. */
export const buildDashboard = async (): Promise<string> => {
  const parent = join(project, 'dist/dashboards')
  const folder = join(parent, versionOf())
  if (existsSync(folder)) return folder
  await mkdir(parent, { recursive: true })
  const next = await mkdtemp(join(parent, 'next-'))
  try {
    const out = join(next, 'site')
    await buildSite({ CANDOR_PART: 'dashboard', CANDOR_OUT: out, CANDOR_CACHE: join(next, 'cache') })
    // Where another one was built at the same time, that is as good.
    await rename(out, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(folder)) throw error
    })
    await forgetOthers(parent, folder)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
  return folder
}

/** Puts a dashboard that was built into a site that is about to go live. */
export const addDashboard = async (folder: string, site: string): Promise<void> => {
  for (const part of ['dashboard', '_astro']) await cp(join(folder, part), join(site, part), { recursive: true })
}
