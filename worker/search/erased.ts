// What is taken out of the index is found no more, but FTS5 keeps its words until it merges the parts that held them. A
// customer's erased text is not to lie there for ever: within a day all parts are merged into one, a few pages at a time,
// so that ratings can be written in between.
const key = 'search-erased'
const day = 86_400_000
const pages = 200

type Erased = { count: number; since: number }

const changesSoFar = ({ sql }: DurableObjectStorage) => sql.exec<{ n: number }>('SELECT total_changes() AS n').one().n

/** FTS5 has nothing left to merge where a step changes less than two rows. A negative number makes it take all parts. */
const mergeSome = (storage: DurableObjectStorage, rank: number): boolean => {
  const before = changesSoFar(storage)
  storage.sql.exec(`INSERT INTO words (words, rank) VALUES ('merge', ?)`, rank)
  return changesSoFar(storage) - before >= 2
}

export const noteErased = ({ kv }: DurableObjectStorage, now: number): void => {
  const erased = kv.get<Erased>(key)
  kv.put(key, { count: (erased?.count ?? 0) + 1, since: erased?.since ?? now })
}

/** Answers when there will be something to forget (UTC milliseconds); null: there is nothing. */
export const forgetErased = async (storage: DurableObjectStorage, now: number): Promise<number | null> => {
  const erased = storage.kv.get<Erased>(key)
  if (!erased) return null
  if (erased.since + day > now) return erased.since + day
  let hasMore = mergeSome(storage, -pages)
  while (hasMore) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    hasMore = mergeSome(storage, pages)
  }
  if (storage.kv.get<Erased>(key)?.count === erased.count) storage.kv.delete(key)
  else storage.kv.put(key, { count: 0, since: now })
  return storage.kv.get(key) ? now + day : null
}
