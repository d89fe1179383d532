// The ledger of each business, as c2sp.org's tlog-tiles v1 lays one out: for any client of that format.
import { type Context, Hono } from 'hono'
import { findBusinessById } from '../businesses/find.ts'
import { openDirectory, shardDatabase } from '../db.ts'
import { Fault } from '../faults.ts'
import type { AppEnv } from '../http/router.ts'
import { formerVkeys, signersOf } from './keys.ts'
import { bundleOf, type Log, tileOf } from './serve.ts'
import { readCheckpoint } from './store.ts'
import { readTilePath } from './tiles.ts'

const immutable = 'public, max-age=31536000, immutable'

const findLog = async (c: Context<AppEnv>): Promise<Log> => {
  const { id, shard } = await findBusinessById(openDirectory(c.env), c.req.param('business') ?? '')
  const db = shardDatabase(c.env, shard)
  const checkpoint = await readCheckpoint(db, id)
  if (!checkpoint) throw new Fault('nothing_signed')
  return { db, businessId: id, checkpoint }
}

const showCheckpoint = async (c: Context<AppEnv>) => {
  const { checkpoint } = await findLog(c)
  return c.body(checkpoint.note, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'public, max-age=5',
  })
}

/** The current key first, a line each. */
const showKeys = async (c: Context<AppEnv>) => {
  const { id } = await findBusinessById(openDirectory(c.env), c.req.param('business') ?? '')
  const signers = await signersOf(c.env, id)
  if (signers.length === 0) throw new Fault('nothing_signed')
  const keys = [...signers.map(({ vkey }) => vkey), ...(await formerVkeys(c.env, id))]
  return c.body(`${keys.join('\n')}\n`, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'public, max-age=300',
  })
}

const showTile = async (c: Context<AppEnv>) => {
  const tile = readTilePath(c.req.path.replace(/^\/ledger\/[^/]+\//, ''))
  if (!tile) throw new Fault('unknown_tile')
  const log = await findLog(c)
  const { level, n, width } = tile
  const bytes = level === 'entries' ? await bundleOf(log, n, width) : await tileOf(log, { level, n, width })
  if (!bytes) throw new Fault('unknown_tile')
  return c.body(bytes, 200, { 'content-type': 'application/octet-stream', 'cache-control': immutable })
}

export const ledgerRoutes = () =>
  new Hono<AppEnv>()
    // Anybody asks how far the log is signed, by which keys, and what is in it.
    .get('/ledger/:business/checkpoint', showCheckpoint)
    .get('/ledger/:business/vkey', showKeys)
    .get('/ledger/:business/tile/*', showTile)
