// `npm run migration -- --name what_changes`: writes the migration from the schema, then says what drizzle cannot say in it yet: every table
// is STRICT, and one whose key is not a lone integer is WITHOUT ROWID, which saves a second b-tree.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'

const table = /(CREATE TABLE `\w+` \((?:[^;]*)\));/g
const run = spawnSync(
  process.execPath,
  ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', 'drizzle/config.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
if (run.status !== 0) process.exit(run.status ?? 1)

for (const file of globSync('drizzle/migrations/*.sql')) {
  const sql = readFileSync(file, 'utf8')
  const strict = sql.replace(table, (_, head: string) => {
    const hasRowId = /integer PRIMARY KEY/.test(head) || !/PRIMARY KEY/.test(head)
    return `${head} STRICT${hasRowId ? '' : ', WITHOUT ROWID'};`
  })
  if (strict !== sql) writeFileSync(file, strict)
}
