// Kills Candor again and again while customers are at it, and looks each time at what is left.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Seen } from '../../../worker/ledger/verify.ts'
import { post } from '../../bench/contenders.ts'
import { bundleWorker } from '../../bench/platform.ts'
import { chanceFrom } from '../../support/chance.ts'
import { Customers } from './customers.ts'
import { examine } from './examine.ts'
import { Victim } from './victim.ts'

const atOnce = 8
// Before a kill so many deeds are acknowledged at most, and so many milliseconds pass.
const [deedsAtMost, waitAtMost] = [150, 30]
/** After so many kills another business begins, so that what is looked at stays small. */
const killsABusiness = 20

export type Killed = { kills: number; acknowledged: number; unanswered: number; checkpoints: number }

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const openBusiness = async (victim: Victim, number: number) => {
  const [slug, touchpoint] = [`kills-${number}`, `KILLS${String(number).padStart(3, '0')}`]
  const at = (path: string) => victim.at(path)
  await post(at('/v1/businesses'), { slug, name: slug })
  await post(at(`/v1/businesses/${slug}/touchpoints`), { name: 'Till', channel: 'web', code: touchpoint })
  const { ledger } = (await (await fetch(at(`/v1/businesses/${slug}`))).json()) as { ledger: string }
  return { business: ledger.split('/').at(-1) ?? '', slug, touchpoint }
}

/** So many kills. The moments, and what customers do, follow from the seed. Throws where anything is lost or doubled. */
export const killOften = async (
  kills: number,
  seed: number,
  tell: (killed: Killed) => void = () => undefined,
): Promise<Killed> => {
  const chance = chanceFrom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'candor-kills-'))
  const code = await bundleWorker('worker/index.ts')
  const settings = { LEDGER_KEY: randomBytes(32).toString('base64url'), LEDGER_HOST: 'kills.test' }
  const killed: Killed = { kills: 0, acknowledged: 0, unanswered: 0, checkpoints: 0 }
  const victim = new Victim(folder)
  try {
    await victim.begin(code, join(folder, 'kept'), settings)
    for (let number = 0; killed.kills < kills; number += 1) {
      const { business, slug, touchpoint } = await openBusiness(victim, number)
      const customers = new Customers(chance, touchpoint)
      const seen: Seen[] = []
      for (let round = 0; round < killsABusiness && killed.kills < kills; round += 1) {
        const crowd = customers.crowd((path) => victim.at(path), atOnce)
        const enough = customers.acknowledged + chance() * deedsAtMost
        while (customers.acknowledged < enough) await sleep(1)
        await sleep(chance() * waitAtMost)
        victim.kill()
        await crowd
        killed.kills += 1
        killed.unanswered += customers.waiting.length
        await victim.rise()
        await examine({ customers, victim, business, slug, seen })
        tell(killed)
      }
      killed.acknowledged += customers.acknowledged
      killed.checkpoints += seen.length
    }
    return killed
  } finally {
    await victim.end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
