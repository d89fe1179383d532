// The ratings of this browser: in IndexedDB, or in memory where that is not to be had.
import type { Change, Records } from './types.ts'

const name = 'candor'
let records: Records = {}

let opened = new Promise<IDBDatabase | undefined>((resolve) => {
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => opening.result.createObjectStore(name)
  opening.onsuccess = () => resolve(opening.result)
  opening.onerror = () => resolve(undefined)
  // Reading `indexedDB` itself throws in a sandboxed frame.
}).catch(() => undefined)

/** Reads, changes and writes without another tab coming between, and returns what is there now. */
export const update = async (change?: Change): Promise<Records> => {
  const db = await opened
  if (!db) {
    change?.(records)
    return records
  }
  return new Promise((resolve) => {
    const transaction = db.transaction(name, 'readwrite')
    const store = transaction.objectStore(name)
    const reading = store.get(name)
    reading.onsuccess = () => {
      records = reading.result ?? {}
      change?.(records)
      if (change) store.put(records, name)
    }
    transaction.oncomplete = () => resolve(records)
    // A full disk: go on in memory.
    transaction.onabort = () => {
      opened = Promise.resolve(undefined)
      resolve(records)
    }
  })
}
