// `npm run check`: everything that is held by a tool, two at a time; all are run, so that one run names all faults.
import { spawn } from 'node:child_process'

type Check = [string, ...string[]]

/** Comes first: the types of the others need what it makes. */
const bundle: Check = ['node', 'worker/local/bundle.ts']
/** The longest first. */
const checks: Check[] = [
  ['astro', 'check', '--root', 'site', '--minimumSeverity', 'hint'],
  ['svelte-check', '--workspace', 'site', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  ['tsc', '-p', 'test'],
  ['tsc', '-p', 'test/worker'],
  ['tsc', '-p', 'worker'],
  ['tsc', '-p', 'worker/local'],
  ['tsc', '-p', 'site/widget'],
  ['depcruise', 'worker', 'site', 'drizzle', 'test', '--config', '.dependency-cruiser.cjs'],
  ['knip'],
  ['oxlint', '--deny-warnings'],
  ['biome', 'check'],
]

/** Runs one and prints what it said, at its end. True where it found nothing. */
const isClean = ([command, ...args]: Check) =>
  new Promise<boolean>((done, fail) => {
    const child = spawn(command, args, { shell: process.platform === 'win32' })
    const words: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => words.push(String(piece)))
    child.on('error', fail)
    child.on('close', (code) => {
      console.log(`\n$ ${command} ${args.join(' ')}\n${words.join('')}`)
      done(code === 0)
    })
  })

const failed: string[] = []
const runNext = async (waiting: Check[]): Promise<void> => {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    if (!(await isClean(check))) failed.push(check[0])
  }
}

await runNext([bundle])
await Promise.all([runNext(checks), runNext(checks)])

if (failed.length > 0) {
  console.error(`\nNot clean: ${failed.join(', ')}`)
  process.exit(1)
}
