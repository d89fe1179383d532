// Bundles the widget's two parts, the kiosk's script and the wall into dist/widget.ts: `node worker/widget/bundle.ts`.
import { readFile } from 'node:fs/promises'
import { build, type Plugin, transform } from 'esbuild'
import { minify } from 'terser'
import { writeChanged } from './write-changed.ts'

const root = new URL('../../', import.meta.url)
const fileOf = (path: string) => new URL(path, root).pathname

const minifiedStyles: Plugin = {
  name: 'minified styles as text',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true })
      // esbuild keeps every space inside custom properties; these sheets hold no strings to harm.
      return { contents: code.trim().replace(/([,:]) /g, '$1'), loader: 'text' }
    })
  },
}

const bundleOf = async (entry: string, asks = true) => {
  const { outputFiles } = await build({
    entryPoints: [fileOf(entry)],
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    target: 'es2024',
    // Of the core only statements are left, which the server wraps in a function of its own.
    format: 'esm',
    // Modules and classes are strict as they are; the project's own settings would add words.
    tsconfigRaw: '{}',
    define: { $asks: `${asks}` },
    plugins: [minifiedStyles],
  })
  // A second pass by another hand saves 150 bytes of the first request.
  const { code = '' } = await minify(outputFiles[0]?.text ?? '', { module: true, ecma: 2020, compress: { passes: 3 } })
  return code.trim()
}

/**
 * `core` shows, saves and queues; `more` is loaded after the first tap, or `asking` where there are questions; `kiosk`
 * drives the hosted page of a kiosk; `wall` shows testimonials.
 */
export const makeBundles = async () => ({
  core: await bundleOf('site/widget/define.ts'),
  more: await bundleOf('site/widget/more.ts', false),
  asking: await bundleOf('site/widget/more.ts'),
  kiosk: await bundleOf('site/widget/kiosk.ts'),
  wall: await bundleOf('site/widget/wall.ts'),
})

/** Leaves them where the Worker and the tests import them. */
export const bundleWidget = async () => {
  const bundles = await makeBundles()
  const parts = Object.entries(bundles)
  const lines = parts.map(([name, code]) => `export const ${name}: string = ${JSON.stringify(code)}\n`)
  writeChanged(fileOf('dist/widget.ts'), lines.join(''))
  return bundles
}

if (import.meta.main) await bundleWidget()
