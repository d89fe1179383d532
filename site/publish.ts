// Builds the public site beside the live one and puts it in place by renaming, so that the public never sees half of it.
//   node site/publish.ts [--out DIR]      reads CANDOR_URL, CANDOR_ORIGIN and CANDOR_OUT as defaults
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from './astro.ts'
import { addDashboard, buildDashboard } from './dashboard.ts'
import { apiAddress, buildFolders, publicOrigin } from './src/data/settings.ts'

export interface Publication {
  /** Where the API answers. */
  url: string
  /** Where the public finds the site. The default is `url`. */
  origin?: string
  /** The folder of the live site. */
  out: string
}

const assetsKept = 7 * 24 * 60 * 60 * 1000
const neededFiles = ['index.html', '404.html', 'dashboard/index.html']

// A page that a browser fetched just before the swap still asks for the styles and fonts of its own build.
const keepEarlierAssets = async (live: string, staging: string) => {
  const [from, to] = [join(live, '_astro'), join(staging, '_astro')]
  for (const name of existsSync(from) ? await readdir(from) : []) {
    const { mtimeMs } = await stat(join(from, name))
    const isRecent = Date.now() - mtimeMs < assetsKept
    if (isRecent && !existsSync(join(to, name)))
      await cp(join(from, name), join(to, name), { preserveTimestamps: true })
  }
}

/** Puts one of the folder's entries away, and the new one in its place. */
const replace = async (name: string, staging: string, live: string, old: string) => {
  if (existsSync(join(live, name))) await rename(join(live, name), join(old, name))
  if (existsSync(join(staging, name))) await rename(join(staging, name), join(live, name))
}

// Entry by entry: whoever watches the live folder, as `wrangler dev` does, would go on watching the former one if the folder
// itself were swapped. What pages need lies there before the pages.
const swap = async (staging: string, live: string, old: string) => {
  await rm(old, { recursive: true, force: true })
  await Promise.all([mkdir(live, { recursive: true }), mkdir(old)])
  const names = [...new Set(['_astro', ...(await readdir(staging)), ...(await readdir(live))])]
  const done: string[] = []
  try {
    for (const name of names) {
      done.push(name)
      await replace(name, staging, live, old)
    }
  } catch (error) {
    // Back, so that the live site is as it was.
    for (const name of done.reverse()) {
      if (existsSync(join(old, name))) {
        await rm(join(live, name), { recursive: true, force: true })
        await rename(join(old, name), join(live, name))
      }
    }
    throw error
  }
  for (const folder of [old, staging]) await rm(folder, { recursive: true, force: true })
}

/** Builds and puts in place. Rejects with what went wrong, and then the live site is as it was. */
export const publish = async ({ url, origin = url, out }: Publication): Promise<{ milliseconds: number }> => {
  const started = Date.now()
  const live = resolve(out)
  const staging = `${live}.next`
  await rm(staging, { recursive: true, force: true })
  await mkdir(dirname(live), { recursive: true })
  const settings = { CANDOR_URL: url, CANDOR_ORIGIN: origin, CANDOR_OUT: staging, CANDOR_CACHE: `${live}.cache` }
  // Both to their ends, so that a build that failed leaves none behind that goes on.
  const [dashboard, pages] = await Promise.allSettled([buildDashboard(), buildSite(settings)])
  if (pages.status === 'rejected') throw pages.reason
  if (dashboard.status === 'rejected') throw dashboard.reason
  await addDashboard(dashboard.value, staging)
  const missing = neededFiles.filter((file) => !existsSync(join(staging, file)))
  if (missing.length > 0) throw new Error(`The site was not published: ${missing.join(' and ')} is missing.`)
  await keepEarlierAssets(live, staging)
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
