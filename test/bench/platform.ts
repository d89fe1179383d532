// A Worker in workerd with a D1 of its own on disk. Requests go straight to its socket: no proxy of a dev server.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { build, type Plugin } from 'esbuild'
import { Miniflare, type WorkerOptions } from 'miniflare'
import { unstable_readConfig } from 'wrangler'

type Config = WorkerOptions['config']
export type Running = {
  url: URL
  db: D1Database
  msToFirstAnswer: number
  countRows: () => Promise<number>
  /** After workerd has ended, however that came about: the same Worker on what is kept. */
  restart: () => Promise<Running>
  stop: () => Promise<void>
}

const { compatibility_date, compatibility_flags, alias, minify } = unstable_readConfig({ config: 'wrangler.toml' })

/** One module, as Wrangler would upload it. */
export const bundleWorker = async (entry: string, plugins: Plugin[] = []): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    plugins,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    alias: alias ?? {},
    minify: minify ?? false,
  })
  return outputFiles[0]?.text ?? ''
}

const migrations = () =>
  readdirSync('drizzle/migrations')
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .flatMap((name) => readFileSync(join('drizzle/migrations', name), 'utf8').split('--> statement-breakpoint'))

const isEmpty = async (db: D1Database) =>
  (await db.prepare(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'ratings'`).first<number>('n')) === 0

type Options = ConstructorParameters<typeof Miniflare>[0]

/** Waits for the first answer of what was begun; `path` is what is asked for. */
const running = async (platform: Miniflare, options: Options, begun: number, path: string): Promise<Running> => {
  const url = await platform.unsafeGetDirectURL()
  await (await fetch(new URL(path, url))).arrayBuffer()
  const msToFirstAnswer = performance.now() - begun
  const db = await platform.getD1Database('DB')
  if (await isEmpty(db)) await db.batch(migrations().map((statement) => db.prepare(statement)))
  return {
    url,
    db,
    msToFirstAnswer,
    countRows: async () => (await db.prepare('SELECT count(*) AS n FROM ratings').first<number>('n')) ?? 0,
    restart: async () => {
      const again = performance.now()
      await platform.setOptions(options)
      return running(platform, options, again, '/v1/instance')
    },
    stop: () => platform.dispose(),
  }
}

/** Starts a Worker on the database kept in `folder`, made where there is none. */
export const startWorker = (code: string, folder: string, more: Partial<Config>): Promise<Running> => {
  const begun = performance.now()
  const options: Options = {
    resourcePersistencePath: folder,
    enableDevRegistry: false,
    telemetry: { enabled: false },
    workers: [
      {
        config: {
          name: 'bench',
          compatibilityDate: compatibility_date ?? '',
          compatibilityFlags: compatibility_flags,
          manifest: { mainModule: 'index.js', modules: { 'index.js': { type: 'esm', contents: code } } },
          ...more,
          env: { DB: { type: 'd1', id: 'bench' }, ...more.env },
        },
        dev: { unsafeDirectSockets: [{}] },
      },
    ],
  }
  return running(new Miniflare(options), options, begun, '/v1/openapi.json')
}
