// Opens the directory and the shard of a business.
import { drizzle } from 'drizzle-orm/d1'
import type { Bindings } from './env.ts'
import { patient } from './patience.ts'

export const openDirectory = (env: Bindings) => drizzle(patient(env.DB))
export type Directory = ReturnType<typeof openDirectory>

/** The database that holds a business's ratings. `shard` is the name of its binding. */
export const shardDatabase = (env: Bindings, shard: string): D1Database => {
  const database = (env as unknown as Record<string, unknown>)[shard]
  if (!database) throw new Error(`there is no database bound as ${shard}`)
  return patient(database as D1Database)
}

export const openShard = (env: Bindings, shard: string) => drizzle(shardDatabase(env, shard))
export type Shard = ReturnType<typeof openShard>

/** One row a page more than asked for tells whether there is a next one. */
export const splitPage = <Row>(rows: Row[], limit: number): { page: Row[]; hasMore: boolean } => ({
  page: rows.slice(0, limit),
  hasMore: rows.length > limit,
})
