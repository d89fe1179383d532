// A Worker in workerd with a D1 of its own on disk. Requests go straight to its socket: no proxy of a dev server.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { build } from 'esbuild'
import { Miniflare, type WorkerOptions } from 'miniflare'
import { unstable_readConfig } from 'wrangler'

type Config = WorkerOptions['config']
export type Running = {
  url: URL
  db: D1Database
  msToFirstAnswer: number
  countRows: () => Promise<number>
  stop: () => Promise<void>
}

const { compatibility_date, compatibility_flags, alias, minify } = unstable_readConfig({ config: 'wrangler.toml' })

/** One module, as Wrangler would upload it. */
export const bundleWorker = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
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

/** Starts a Worker on an empty database kept in `folder`, and waits for its first answer. */
export const startWorker = async (code: string, folder: string, more: Partial<Config>): Promise<Running> => {
  const begun = performance.now()
  const platform = new Miniflare({
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
  })
  const url = await platform.unsafeGetDirectURL()
  await (await fetch(new URL('/v1/openapi.json', url))).arrayBuffer()
  const msToFirstAnswer = performance.now() - begun
  const db = await platform.getD1Database('DB')
  await db.batch(migrations().map((statement) => db.prepare(statement)))
  return {
    url,
    db,
    msToFirstAnswer,
    countRows: async () => (await db.prepare('SELECT count(*) AS n FROM ratings').first<number>('n')) ?? 0,
    stop: () => platform.dispose(),
  }
}
