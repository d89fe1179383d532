import { resolve } from 'node:path'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { buildFolders, publicOrigin, sourceFolder } from './src/data/settings.ts'

const { out, cache } = buildFolders()

export default defineConfig({
  site: publicOrigin(),
  srcDir: sourceFolder(),
  output: 'static',
  trailingSlash: 'always',
  outDir: resolve(out),
  cacheDir: resolve(cache),
  // A line break between words is a space, as everywhere in HTML.
  compressHTML: true,
  // The policy of _headers allows neither inline styles nor inline scripts.
  build: { inlineStylesheets: 'never', concurrency: 4 },
  vite: {
    cacheDir: resolve(cache, 'vite'),
    build: {
      assetsInlineLimit: 0,
      // One file for what several pages of the dashboard share: thirty small ones are fetched one after the other.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'dashboard', test: /svelte|dashboard/, minShareCount: 3 }] } },
      },
    },
  },
  integrations: [svelte()],
  experimental: { incrementalBuild: true },
  devToolbar: { enabled: false },
})
