// `npm run check`: everything that is held by a tool, one after the other; all are run, so that one run names all faults.
import { spawnSync } from 'node:child_process'

const checks: [string, ...string[]][] = [
  ['node', 'worker/local/bundle.ts'],
  ['tsc', '-p', 'worker'],
  ['tsc', '-p', 'worker/local'],
  ['tsc', '-p', 'site/widget'],
  ['tsc', '-p', 'test'],
  ['tsc', '-p', 'test/worker'],
  ['astro', 'check', '--root', 'site', '--minimumSeverity', 'hint'],
  ['svelte-check', '--workspace', 'site', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  ['biome', 'check'],
  ['oxlint', '--deny-warnings'],
  ['depcruise', 'worker', 'site', 'drizzle', 'test', '--config', '.dependency-cruiser.cjs'],
  ['knip'],
]

const failed = checks.filter(([command, ...args]) => {
  console.log(`\n$ ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0
})

if (failed.length > 0) {
  console.error(`\nNot clean: ${failed.map(([command]) => command).join(', ')}`)
  process.exit(1)
}
