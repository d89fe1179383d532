// Bits of the database are turned, and those who verify notice. `npm run judge:tampers` turns a thousand.
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { sealLedger } from '../../worker/ledger/seal.ts'
import { chanceFrom } from '../support/chance.ts'
import { tamperOften } from '../support/tamper.ts'
import { openTampered } from '../support/tampered-shop.ts'
import { operator, request } from './support/shop.ts'

it('no bit of entries, tiles, seals, counters or own ratings is turned without anybody noticing', async () => {
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = operator) =>
    request(method, path, body, headers)
  const watched = await openTampered(env.DB, ask, 'TAMPERED')
  await sealLedger(env, env.DB, watched.businessId)
  const found = await tamperOften(watched, 40, chanceFrom(20_261_128))
  console.log('40 bits of the database turned:', JSON.stringify(found))
  expect(found.missed).toEqual([])
  expect(found.auditor).toBeGreaterThan(20)
  expect(found.customer).toBeGreaterThan(0)
}, 300_000)
