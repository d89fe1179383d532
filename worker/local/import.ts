// `npm run import -- FILE.csv --business SLUG`: brings in reviews given elsewhere, through the public API.
// A review's id follows from the file's name and its own, so running it again, or after a break, adds what is missing.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { ImportResult } from '../contract/import.ts'
import type { Touchpoint } from '../contract/touchpoint.ts'
import { type Api, call } from './api.ts'
import { operatorTokenOf } from './instance.ts'
import { readReviews } from './reviews.ts'

const usage = `npm run import -- FILE.csv --business SLUG
  --touchpoint CODE    file them under this touchpoint (one named “Imported reviews” is made otherwise)
  --id, --stars, --text, --subject COLUMN    where the columns have other names; --text may be given several times
  --url URL            another instance than http://localhost:8787; its token in CANDOR_OPERATOR_TOKEN`
const batchSize = 100
const touchpointName = 'Imported reviews'

const textColumns = ['Title', 'Review Text']

const options = {
  business: { type: 'string' },
  touchpoint: { type: 'string' },
  id: { type: 'string', default: '' },
  stars: { type: 'string', default: 'Rating' },
  text: { type: 'string', multiple: true, default: textColumns },
  subject: { type: 'string', default: 'Department Name' },
  url: { type: 'string', default: 'http://localhost:8787' },
} satisfies NonNullable<ParseArgsConfig['options']>

const touchpointFor = async (api: Api, business: string): Promise<string> => {
  const path = `/v1/businesses/${business}/touchpoints`
  const { touchpoints } = await call<{ touchpoints: Touchpoint[] }>(api, 'GET', path)
  const known = touchpoints.find(({ name }) => name === touchpointName)
  return (known ?? (await call<Touchpoint>(api, 'POST', path, { name: touchpointName, channel: 'api' }))).code
}

const showProgress = (done: number, total: number) => {
  const width = 40
  const filled = Math.round((width * done) / total)
  process.stdout.write(`\r[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${total}`)
}

const { values, positionals } = parseArgs({ options, allowPositionals: true })
const [file] = positionals
if (!file || !values.business) {
  console.error(usage)
  process.exit(2)
}

const token = process.env.CANDOR_OPERATOR_TOKEN ?? operatorTokenOf(process.env.CANDOR_HOME ?? '.candor')
const api = { url: values.url, operatorToken: token }
const { reviews, problems } = readReviews(readFileSync(file, 'utf8'), values)
const touchpoint = values.touchpoint ?? (await touchpointFor(api, values.business))
const totals: ImportResult = { added: 0, known: 0 }
for (let start = 0; start < reviews.length; start += batchSize) {
  const batch = { source: basename(file), touchpoint, ratings: reviews.slice(start, start + batchSize) }
  const { added, known } = await call<ImportResult>(api, 'POST', `/v1/businesses/${values.business}/imports`, batch)
  totals.added += added
  totals.known += known
  showProgress(Math.min(start + batchSize, reviews.length), reviews.length)
}
console.log(`\n${totals.added} added, ${totals.known} known already, ${problems.length} left out.`)
for (const problem of problems) console.log(`  ${problem}`)
