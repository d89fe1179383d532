// Kills at any moment, while customers rate, change and withdraw. `npm run judge:kills` does it 200 times.
import { randomInt } from 'node:crypto'
import { expect, it } from 'vitest'
import { killOften } from '../../judge/kills/rounds.ts'

it('has everything that it acknowledged, once, after 20 times kill -9', { timeout: 400_000 }, async () => {
  const seed = randomInt(2 ** 31)
  console.log(`kills with seed ${seed}`)
  const killed = await killOften(20, seed)
  console.log(JSON.stringify(killed))
  expect(killed.kills).toBe(20)
  expect(killed.acknowledged).toBeGreaterThan(400)
})
