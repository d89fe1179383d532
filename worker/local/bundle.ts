// What the Worker carries as text: the widget's code and the hosted page's styles. Run before the Worker is bundled.
import { build } from 'esbuild'
import { bundleWidget } from '../widget/bundle.ts'
import { writeChanged } from '../widget/write-changed.ts'

const minifiedCss = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2'],
  })
  return outputFiles[0]?.text.trim() ?? ''
}

/** Writes dist/hosted.ts and dist/widget.ts. */
export const bundle = async (): Promise<void> => {
  const sheets = { css: 'page', kioskCss: 'kiosk', posterCss: 'poster' }
  const lines = Object.entries(sheets).map(async ([name, file]) => {
    const text = await minifiedCss(`worker/hosted/${file}.css`)
    return `export const ${name}: string = ${JSON.stringify(text)}\n`
  })
  writeChanged('dist/hosted.ts', (await Promise.all(lines)).join(''))
  await bundleWidget()
}

if (import.meta.main) await bundle()
