// The words of a business's ratings, in the storage of its Lane: comment, name, answers in words. It is made of what D1
// holds and can be made anew at any time, so nothing rests on it. The texts themselves are not in it.
import { readAnswers } from '../lane/answers.ts'
import { folded } from './words.ts'

/** To be raised with every change of the table or of `folded`: an index of another form is made anew. */
const form = 2
const markKey = 'search'
// Letters, digits and the marks that belong to them; signs and emoji part words. Two or three letters of a word are a
// lookup as well, not a walk through all words that begin so. A column each, so that "what is in quotes" does not run from
// one into the next.
const table = `CREATE VIRTUAL TABLE words USING fts5(comment, author, answers, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M*'")`

/** How far the index has come: all ratings up to `seq`, and all changes up to that of rating `changedSeq` in `changedIn`. */
export type Mark = { seq: number; changedIn: number; changedSeq: number }
/** A rating's words as they are stored: the answers as JSON, those in numbers among them. */
export type Entry = { seq: number; comment: string | null; author: string | null; answers: string | null }
type Stored = Mark & { form: number }

const isText = (answer: unknown): answer is string => typeof answer === 'string'
const saidIn = ({ comment, author, answers }: Entry) =>
  [comment ?? '', author ?? '', Object.values(readAnswers(answers)).filter(isText).join('\n')].map(folded)

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

  /** Takes ratings in, in place of what it held of them; one without words is out. True where something was in it before. */
  take(entries: readonly Entry[], mark: Mark): boolean {
    const { sql, kv } = this.#storage
    return this.#storage.transactionSync(() => {
      let hasReplaced = false
      for (const entry of entries) {
        const { seq } = entry
        const said = saidIn(entry)
        hasReplaced = sql.exec('DELETE FROM words WHERE rowid = ?', seq).rowsWritten > 0 || hasReplaced
        if (said.some(Boolean))
          sql.exec('INSERT INTO words (rowid, comment, author, answers) VALUES (?, ?, ?, ?)', seq, ...said)
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
