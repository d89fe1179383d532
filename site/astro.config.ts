import { resolve } from 'node:path'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { buildFolders, publicOrigin } from './src/data/settings.ts'

const { out, cache } = buildFolders()

export default defineConfig({
  site: publicOrigin(),
  output: 'static',
  trailingSlash: 'always',
  outDir: resolve(out),
  cacheDir: resolve(cache),
  // A line break between words is a space, as everywhere in HTML.
  compressHTML: true,
  // The policy of _headers allows neither inline styles nor inline scripts.
  build: { inlineStylesheets: 'never', concurrency: 4 },
  vite: { cacheDir: resolve(cache, 'vite'), build: { assetsInlineLimit: 0 } },
  integrations: [svelte()],
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: false },
})
