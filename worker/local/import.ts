// `npm run import -- FILE.csv --business SLUG`: brings in reviews given elsewhere, through the public API.
// Running it again, or after a break, adds what is missing.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type ImportResult, importedAtOnce } from '../contract/import.ts'
import type { Touchpoint } from '../contract/touchpoint.ts'
import type { OwnTouchpoint } from '../contract/touchpoint-settings.ts'
import { type Api, call } from './api.ts'
import { type MappingFile, mappingFor, readMapping } from './mapping.ts'
import { exportMapping, type Mapping, missingColumns, type Review, readReviews } from './reviews.ts'
import { secretsOf } from './secrets.ts'

const usage = `npm run import -- FILE.csv --business SLUG
  A file that Candor has exported needs nothing said; of any other one:
  --stars, --subject, --author, --date, --id COLUMN    where the columns have other names, or there are more of them
  --text COLUMN          a column of the comment; may be given several times
  --source NAME          what the reviews are filed as; the default is the name of the file
  --mapping FILE.json    where all this is said in a file, which can also name answers (see the README)
  --touchpoint CODE      file them under this touchpoint; otherwise one named “Imported reviews” is made
  --url URL              another instance than this machine's, at PORT (8787)
Its token is taken from CANDOR_OPERATOR_TOKEN, else from secrets.env in CANDOR_HOME (.candor).`
const touchpointName = 'Imported reviews'
const textColumns = ['Title', 'Review Text']

const options = {
  business: { type: 'string' },
  touchpoint: { type: 'string' },
  source: { type: 'string' },
  id: { type: 'string' },
  stars: { type: 'string', default: 'Rating' },
  text: { type: 'string', multiple: true, default: textColumns },
  subject: { type: 'string', default: 'Department Name' },
  mapping: { type: 'string' },
  author: { type: 'string' },
  date: { type: 'string' },
  url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 8787}` },
  help: { type: 'boolean', default: false },
} satisfies NonNullable<ParseArgsConfig['options']>

/** The one of that name, or a new one. It asks what the ratings answer, or their answers would not be kept. */
const touchpointFor = async (api: Api, business: string, file: MappingFile | undefined, mapping: Mapping) => {
  const path = `/v1/businesses/${business}/touchpoints`
  const wanted = file?.touchpoint ?? { name: touchpointName, channel: 'api' }
  const questions = mapping.answers?.map(({ key }) => key) ?? []
  const { touchpoints } = await call<{ touchpoints: OwnTouchpoint[] }>(api, 'GET', `${path}/all`)
  const known = touchpoints.find(({ name }) => name === wanted.name)
  if (!known) return (await call<Touchpoint>(api, 'POST', path, { ...wanted, questions })).code
  const all = [...new Set([...known.questions, ...questions])]
  if (all.length > known.questions.length) await call(api, 'PATCH', `${path}/${known.code}`, { questions: all })
  return known.code
}

const showProgress = (done: number, total: number) => {
  const width = 40
  const filled = Math.round((width * done) / total)
  process.stdout.write(`\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${total}`)
}

/** What one request may hold, less some room. */
const batchBytes = 3_500_000

/** In the order of the file. */
function* batchesOf(reviews: readonly Review[]) {
  let batch: Review[] = []
  let bytes = 0
  for (const review of reviews) {
    const length = Buffer.byteLength(JSON.stringify(review))
    if (batch.length === importedAtOnce || (batch.length > 0 && bytes + length > batchBytes)) {
      yield batch
      ;[batch, bytes] = [[], 0]
    }
    batch.push(review)
    bytes += length
  }
  if (batch.length > 0) yield batch
}

const bringIn = async (api: Api, business: string, source: string, touchpoint: string, reviews: Review[]) => {
  const totals: ImportResult = { added: 0, known: 0, differing: [] }
  let done = 0
  for (const ratings of batchesOf(reviews)) {
    const batch = { source, touchpoint, ratings }
    const result = await call<ImportResult>(api, 'POST', `/v1/businesses/${business}/imports`, batch)
    done += ratings.length
    totals.added += result.added
    totals.known += result.known
    totals.differing.push(...result.differing)
    showProgress(done, reviews.length)
  }
  return totals
}

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [file] = positionals
  const { business, url } = values
  if (!file || !business || values.help) throw new Error(usage)
  const operatorToken =
    process.env.CANDOR_OPERATOR_TOKEN ?? secretsOf(process.env.CANDOR_HOME ?? '.candor').OPERATOR_TOKEN
  const api = { url, operatorToken }
  const csv = readFileSync(file, 'utf8')
  const chosen = values.mapping ? readMapping(values.mapping) : undefined
  const mapping = chosen ? await mappingFor(api, business, chosen) : (exportMapping(csv) ?? values)
  const isNamed = (column: string) => Boolean(chosen) || process.argv.includes(column)
  const missing = missingColumns(csv, mapping, isNamed)
  if (missing.length > 0) throw new Error(`${file} has no column named ${missing.join(', ')}.\n\n${usage}`)
  const { reviews, problems } = readReviews(csv, mapping)
  if (reviews.length === 0) throw new Error([`${file} has no review that can be read.`, ...problems].join('\n  '))

  const touchpoint = values.touchpoint ?? (await touchpointFor(api, business, chosen, mapping))
  const { added, known, differing } = await bringIn(api, business, values.source ?? basename(file), touchpoint, reviews)
  console.log(`\n${added} added, ${known} known already, ${problems.length} left out.`)
  for (const problem of problems) console.log(`  ${problem}`)
  for (const id of differing) console.log(`  ${id}: there already with other stars or text, and left as it was`)
}

await run().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
