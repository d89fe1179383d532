// `node test/bench/inbox.ts`: what a page of the inbox costs at 1,000 and at 100,000 ratings: time, and rows read on D1.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboxPage } from '../../worker/contract/case.ts'
import { bundle } from '../../worker/local/bundle.ts'
import { addCrowd } from '../support/crowd.ts'
import { newRating } from '../support/rating.ts'
import { asOperator, post, startCandorWorker } from './contenders.ts'
import { quantile } from './figures.ts'
import { bundleWorker, type Running } from './platform.ts'
import { tableOf } from './table.ts'

const sizes = [1000, 100_000]
const requests = process.argv.includes('--quick') ? 50 : 300
const pagesFor = (n: number): Record<string, string> => ({
  'first page': '?',
  'deep page': `?cursor=${Math.round(n / 10)}`,
  'one star, text, no reply': '?stars=1&text=true&answered=false',
  'a rare tag': '?tag=rare',
  'a filter that nothing meets': '?channel=phone',
  'search: a frequent word': '?q=bread',
  'search: two beginnings': '?q=br+co',
  'search: one letter': '?q=b',
  'search: a rare word': '?q=rareword',
  'search: a phrase': '?q="warm+bread"',
})

type Crowd = { n: number; inbox: URL; ratings: URL }
type Page = { page: InboxPage; milliseconds: number; rows: number }

const get = async (url: URL): Promise<Page> => {
  const begun = performance.now()
  const answer = await fetch(url, { headers: asOperator })
  if (!answer.ok) throw new Error(await answer.text())
  const page = (await answer.json()) as InboxPage
  return { page, milliseconds: performance.now() - begun, rows: Number(answer.headers.get('x-rows-read')) }
}

const openCrowd = async ({ url, db }: Running, n: number): Promise<Crowd> => {
  const slug = `crowd-${n}`
  const code = `CR${String(n).padStart(6, '0')}`
  await post(new URL('/v1/businesses', url), { slug, name: slug })
  await post(new URL(`/v1/businesses/${slug}/touchpoints`, url), { name: 'Till', channel: 'web', code })
  const id = await db.prepare('SELECT id FROM businesses WHERE slug = ?').bind(slug).first<string>('id')
  await addCrowd(db, id ?? '', code, n)
  return {
    n,
    inbox: new URL(`/v1/businesses/${slug}/inbox`, url),
    ratings: new URL(`/v1/touchpoints/${code}/ratings`, url),
  }
}

/** Follows a search from page to page until the index is there, while customers go on rating. */
const index = async ({ n, inbox, ratings }: Crowd) => {
  const answered: number[] = []
  const work = { isDone: false }
  const rateOn = async () => {
    while (!work.isDone) {
      const begun = performance.now()
      await post(ratings, newRating({ comment: 'Warm bread' }))
      answered.push(performance.now() - begun)
    }
  }
  const rating = rateOn()
  const begun = performance.now()
  let pages = 1
  let next: string | null = (await get(new URL('?q=nothing', inbox))).page.next
  for (; next; pages += 1) next = (await get(new URL(next, inbox))).page.next
  const seconds = (performance.now() - begun) / 1000
  work.isDone = true
  await rating
  const milliseconds = (share: number) => quantile(answered, share).toFixed(1)
  return (
    `${n}: indexed in ${seconds.toFixed(1)} s and ${pages} pages. Meanwhile ${answered.length} ratings, answered in ` +
    `${milliseconds(0.5)} ms (p50), ${milliseconds(0.99)} (p99), ${milliseconds(1)} (longest).`
  )
}

/** Of both sizes in turns, so that whatever else the machine does falls on both alike. */
const measure = async (crowds: Crowd[], name: string): Promise<string[][]> => {
  const series = crowds.map(({ n, inbox }) => ({
    n,
    address: new URL(pagesFor(n)[name] ?? '', inbox),
    all: [] as Page[],
  }))
  for (let count = 0; count < requests; count += 1) {
    for (const { address, all } of series) all.push(await get(address))
  }
  return series.map(({ n, all }) => {
    const times = all.map(({ milliseconds }) => milliseconds)
    const [first] = all
    const figures = [quantile(times, 0.5).toFixed(1), quantile(times, 0.99).toFixed(1)]
    return [name, String(n), String(first?.page.cases.length), String(first?.rows), ...figures]
  })
}

const home = mkdtempSync(join(tmpdir(), 'candor-bench-'))
process.on('exit', () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
process.on('SIGINT', () => process.exit(130)).on('SIGTERM', () => process.exit(143))
await bundle()
const running = await startCandorWorker(await bundleWorker('test/worker/support/metered-entry.ts'), home)
try {
  const crowds: Crowd[] = []
  for (const n of sizes) crowds.push(await openCrowd(running, n))
  for (const crowd of crowds) console.log(await index(crowd))
  const rows: string[][] = []
  for (const name of Object.keys(pagesFor(0))) rows.push(...(await measure(crowds, name)))
  console.log(tableOf(['page', 'ratings', 'found', 'rows read', 'p50 ms', 'p99 ms'], rows))
} finally {
  await running.stop()
}
