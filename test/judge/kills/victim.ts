// Candor's Worker in workerd, which also holds the database and the Lanes, on a folder that stays. It is there to be killed.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { startCandorWorker } from '../../bench/contenders.ts'
import type { Running } from '../../bench/platform.ts'

const workerd: { default: string } = createRequire(createRequire(import.meta.url).resolve('miniflare'))('workerd')

// Miniflare starts workerd and tells nobody its number.
const script = (pidFile: string) => `#!/bin/sh
echo $$ > '${pidFile}'
exec '${workerd.default}' "$@"
`

export class Victim {
  readonly #pidFile: string
  #running: Running | undefined

  constructor(folder: string) {
    this.#pidFile = join(folder, 'workerd.pid')
    mkdirSync(folder, { recursive: true })
    const wrapper = join(folder, 'workerd.sh')
    writeFileSync(wrapper, script(this.#pidFile))
    chmodSync(wrapper, 0o755)
    process.env.MINIFLARE_WORKERD_PATH = wrapper
  }

  async begin(code: string, folder: string, settings: Record<string, string>): Promise<void> {
    this.#running = await startCandorWorker(code, folder, settings)
  }

  at(path: string): URL {
    return new URL(path, this.#running?.url)
  }

  async rows<Row>(sql: string, ...values: unknown[]): Promise<Row[]> {
    const all = await this.#running?.db
      .prepare(sql)
      .bind(...values)
      .all<Row>()
    return all?.results ?? []
  }

  /** At once, whatever it is doing. */
  kill(): void {
    process.kill(Number(readFileSync(this.#pidFile, 'utf8')), 'SIGKILL')
  }

  async rise(): Promise<void> {
    this.#running = await this.#running?.restart()
  }

  async end(): Promise<void> {
    await this.#running?.stop()
  }
}
