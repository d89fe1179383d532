// An instance that is killed, and one that is filled from a file.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Summary } from '../../../worker/contract/summary.ts'
import { call } from '../../../worker/local/api.ts'
import { secretsOf } from '../../../worker/local/secrets.ts'
import { newRating } from '../../support/rating.ts'
import { platform } from '../support/browser.ts'
import { freePort, startPlatform } from '../support/platform.ts'

type Started = Awaited<ReturnType<typeof startPlatform>>

describe('an instance', () => {
  it.each([
    ['of everything', (started: Started) => started.killAll()],
    ['of the start script, which leaves the rest running', (started: Started) => setTimeout(started.killScript, 0)],
  ])('has everything that it acknowledged after kill -9 %s', { timeout: 120_000 }, async (_, end) => {
    const home = mkdtempSync(join(tmpdir(), 'candor-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))
    const port = await freePort()
    const api = { url: `http://localhost:${port}`, operatorToken: secretsOf(home).OPERATOR_TOKEN }
    const first = await startPlatform(home, port, 3600)
    const before = await call<Summary>(api, 'GET', '/v1/businesses/demo/summary')

    let acknowledged = 0
    const senders = Array.from({ length: 8 }, async () => {
      for (;;) {
        const body = JSON.stringify(newRating({ stars: 5, locale: 'en' }))
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(`${api.url}/v1/touchpoints/BREADWEB/ratings`, {
          method: 'POST',
          headers,
          body,
        }).catch(() => undefined)
        if (answer?.status !== 201 || acknowledged >= 600) return
        acknowledged += 1
        if (acknowledged === 300) end(first)
      }
    })
    await Promise.all(senders)

    const second = await startPlatform(home, port, 3600)
    onTestFinished(() => {
      second.killAll()
    })
    const after = await call<Summary>(api, 'GET', '/v1/businesses/demo/summary')
    // What was under way when it died may have been saved without an answer, so there may be a few more, never fewer.
    expect(acknowledged).toBeGreaterThanOrEqual(300)
    expect(after.n).toBeGreaterThanOrEqual(before.n + acknowledged)
    expect(after.n).toBeLessThanOrEqual(before.n + acknowledged + 8)
    await expect(startPlatform(home, port, 3600)).rejects.toThrow(`Port ${port} is in use`)
  })
})

describe('bringing reviews in from a file', () => {
  const runImport = (file: string) =>
    spawnSync(process.execPath, ['worker/local/import.ts', file, '--business', 'demo', '--url', platform.url], {
      env: { ...process.env, CANDOR_OPERATOR_TOKEN: platform.operatorToken },
      encoding: 'utf8',
    })

  it('adds them once, however often it runs, and names the lines that it leaves out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'reviews.csv')
    const good = Array.from(
      { length: 150 },
      (_, index) => `${index},Title ${index},"Two\nlines, ""quoted"" ${index}",${1 + (index % 5)},Shoes`,
    )
    const rows = [...good.slice(0, 2), '900,Six stars,Too many,6,Shoes', ...good.slice(2), '901,No stars,None,,Shoes']
    writeFileSync(file, `,Title,Review Text,Rating,Department Name\n${rows.join('\n')}\n`)

    const first = runImport(file)
    expect(first.stdout).toContain('150/150')
    expect(first.stdout).toContain('150 added, 0 known already, 2 left out.')
    expect(first.stdout).toMatch(/line 6: /)
    expect(first.stdout).toMatch(/line 303: /)
    expect(runImport(file).stdout).toContain('0 added, 150 known already, 2 left out.')
    // A newer copy of the file has new rows above the old ones.
    writeFileSync(file, `,Title,Review Text,Rating,Department Name\n7777,New,"Says more",3,Shoes\n${rows.join('\n')}\n`)
    expect(runImport(file).stdout).toContain('1 added, 150 known already, 2 left out.')
    const subject = '/v1/businesses/demo/subjects/Shoes/summary?proof=imported'
    const stars = { 1: 30, 2: 30, 3: 31, 4: 30, 5: 30 }
    expect(await call<Summary>(platform, 'GET', subject)).toMatchObject({ n: 151, mean: 3, stars, withText: 151 })
  })

  it.each([
    ['a file that is not there', ['nothing.csv'], /nothing\.csv/],
    ['no file', [], /npm run import -- FILE\.csv/],
    ['a column that is not there', ['README.md'], /has no column named Rating/],
  ])('says what is wrong with %s, in words', (_, args, words) => {
    const run = spawnSync(process.execPath, ['worker/local/import.ts', ...args, '--business', 'demo'], {
      encoding: 'utf8',
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(words)
    expect(run.stderr).not.toMatch(/^ +at /m)
  })
})
