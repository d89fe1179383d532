// What the Worker carries as text: the widget's code and the hosted page's styles. Run before the Worker is bundled.
import { mkdirSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { bundleWidget } from '../widget/bundle.ts'

const minifiedCss = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, external: ['*.woff2'] })
  return outputFiles[0]?.text.trim() ?? ''
}

mkdirSync('dist', { recursive: true })
writeFileSync('dist/hosted.ts', `export const css = ${JSON.stringify(await minifiedCss('worker/hosted/page.css'))}\n`)
await bundleWidget()
