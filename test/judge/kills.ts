// `npm run judge:kills`: Candor is killed 200 times (`-- 50`: so many) by SIGKILL while customers rate, change and withdraw.
// `-- 200 7` does what seed 7 did before.
import { randomInt } from 'node:crypto'
import { loadavg } from 'node:os'
import { bundle } from '../../worker/local/bundle.ts'
import { killOften } from './kills/rounds.ts'

const [kills = 200, seed = randomInt(2 ** 31)] = process.argv.slice(2).map(Number)

await bundle()
console.log(`Seed ${seed}, load average ${loadavg()[0]?.toFixed(1)}.`)
const begun = performance.now()
const { acknowledged, unanswered, checkpoints, ...killed } = await killOften(kills, seed, ({ kills: so }) => {
  if (so % 10 === 0) console.log(`${so} kills, ${((performance.now() - begun) / 1000).toFixed(0)} s`)
})
console.log(
  `${killed.kills} kills survived (seed ${seed}): ${acknowledged} deeds acknowledged, none lost and none doubled; ${unanswered} ` +
    `were under way at a kill and were done once when sent again; ${checkpoints} checkpoints, each beginning with those before.`,
)
