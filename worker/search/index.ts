// The words of a business's comments, in the storage of its Lane. It is made of what D1 holds and can be made anew at any
// time, so nothing rests on it. The texts themselves are not in it.
import { folded } from './words.ts'

/** To be raised with every change of the table or of `folded`: an index of another form is made anew. */
const form = 1
const markKey = 'search'
// Letters, digits and the marks that belong to them; signs and emoji part words. Two or three letters of a word are a
// lookup as well, not a walk through all words that begin so.
const table = `CREATE VIRTUAL TABLE words USING fts5(comment, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M*'")`

/** How far the index has come: all ratings up to `seq`, and all changes up to that of rating `changedSeq` in `changedIn`. */
export type Mark = { seq: number; changedIn: number; changedSeq: number }
export type Entry = { seq: number; comment: string | null }
type Stored = Mark & { form: number }

export class WordIndex {
  readonly #storage: DurableObjectStorage

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
  }

  /** Undefined where there is no index, or one of another form. */
  get mark(): Mark | undefined {
    const stored = this.#storage.kv.get<Stored>(markKey)
    return stored?.form === form ? stored : undefined
  }

  /** Begins anew, with nothing in it. */
  begin(mark: Mark): void {
    this.#storage.transactionSync(() => {
      this.#storage.sql.exec('DROP TABLE IF EXISTS words')
      this.#storage.sql.exec(table)
      this.#storage.kv.put(markKey, { ...mark, form })
    })
  }

  /** Takes comments in, in place of what it held of them; null takes one out. True where something was in it before. */
  take(entries: readonly Entry[], mark: Mark): boolean {
    const { sql, kv } = this.#storage
    return this.#storage.transactionSync(() => {
      let hasReplaced = false
      for (const { seq, comment } of entries) {
        hasReplaced = sql.exec('DELETE FROM words WHERE rowid = ?', seq).rowsWritten > 0 || hasReplaced
        if (comment !== null) sql.exec('INSERT INTO words (rowid, comment) VALUES (?, ?)', seq, folded(comment))
      }
      kv.put(markKey, { ...mark, form })
      return hasReplaced
    })
  }

  /** Numbers below `below` that match, greatest first. */
  find(match: string, below: number, width: number): number[] {
    const query = 'SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?'
    return this.#storage.sql
      .exec<{ rowid: number }>(query, match, below, width)
      .toArray()
      .map(({ rowid }) => rowid)
  }
}
