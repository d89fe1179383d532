// The ratings of this browser: in IndexedDB, or in memory where that is not to be had.
import type { Change, Records } from './types.ts'

const name = 'candor-ratings'
const patience = 1000
let records: Records = {}

const open = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    // Twice, because after a long task of the page the first timer is due before the database has been heard.
    setTimeout(setTimeout, patience, reject, patience)
    const opening = indexedDB.open(name)
    opening.onupgradeneeded = () => opening.result.createObjectStore(name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = reject
    // Reading `indexedDB` itself throws in a sandboxed frame.
  }).catch(() => {})

let opened: ReturnType<typeof open> | undefined = open()

/** Reads, changes and writes without another tab coming between, and returns what is there now. */
export const update = async (change?: Change, isLast?: boolean): Promise<Records> => {
  const db = await opened
  if (!db) {
    change?.(records)
    return records
  }
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(name, 'readwrite')
      const store = transaction.objectStore(name)
      const reading = store.get(name)
      reading.onsuccess = () => {
        records = reading.result ?? {}
        change?.(records)
        if (change) store.put(records, name)
      }
      transaction.oncomplete = () => resolve(records)
      transaction.onabort = reject
    })
  } catch {
    // Cleared or closed under us: open it once more. A full disk, a foreign database: go on in memory.
    opened = isLast ? undefined : open()
    return update(change, true)
  }
}
