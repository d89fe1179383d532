// What the build is told from outside. The names are those of publish.ts and of `npm start`.
const withoutSlash = (address: string) => address.replace(/\/+$/, '')

/** Where the API answers while the site is built. */
export const apiAddress = () => withoutSlash(process.env.CANDOR_URL ?? 'http://localhost:8787')

/** Where the public will find the site. */
export const publicOrigin = () => withoutSlash(process.env.CANDOR_ORIGIN ?? apiAddress())

/** The cache lies beside the output, so that throwing away an instance's data throws its remembered pages away too. */
export const buildFolders = () => {
  const out = process.env.CANDOR_OUT ?? 'dist/site'
  return { out, cache: process.env.CANDOR_CACHE ?? `${out}.cache` }
}

/** Astro's folder of sources: the public pages, or the dashboard, which is built apart. Each has its `pages`. */
export const sourceFolder = () => (process.env.CANDOR_PART === 'dashboard' ? './src/dashboard' : './src')
