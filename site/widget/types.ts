// What passes between the parts of the widget.
import type { Answer, AskedQuestion } from '../../worker/contract/answers.ts'
import type { Form } from '../../worker/contract/touchpoint.ts'
import type en from '../../worker/languages/en/rating.json'

/** The part of a form that the widget needs. */
export type SlimForm = Pick<Form, 'code' | 'locale' | 'dir' | 'labels'> & {
  /** The other languages on offer, in the widget's own script only. */
  others?: string
  words: typeof en.first
}

/**
 * The strings of the second part; assets.d.ts declares them.
 * @public
 */
export type MoreWords = typeof en.more

/** What the questions need of them. */
export type AskWords = Pick<MoreWords, 'next' | 'skip' | 'back'>

/**
 * What may be asked after the stars, how much of it of one customer, and where a public review may be posted as well;
 * assets.d.ts declares it.
 * @public
 */
export interface Questionnaire {
  questions: AskedQuestion[]
  atMost: number
  review: string | null
}

export type { Answer, AskedQuestion as Question } from '../../worker/contract/answers.ts'

/** By the question's key. */
export type Answers = Record<string, Answer>

/** The strings of the wall, and the names of one to five stars. */
export type WallWords = (typeof en)['wall'] & { stars: string[] }

/** What the customer wants the server to hold. What was never said is left out. */
export interface Wish {
  stars: number
  comment?: string | null
  author?: string | null
  contact?: string | null
  publish?: boolean
  answers?: Answers
  /** How often it has changed since it was first said. */
  revision?: number
}

/** The body of the POST. It never changes, so that a retry is the same request. */
export interface FirstBody {
  id: string
  receipt: string
  stars: number
  locale: string
  subject?: string | null
  invitation?: string | null
}

/** Where something is rated, and what its rating says from the start. */
export interface Asked {
  /** Server, touchpoint, subject and invitation. */
  place: string
  base: string
  code: string
  first: Pick<FirstBody, 'locale' | 'subject' | 'invitation'>
}

/** One rating of this browser: what it remembers and what it still has to send. */
export interface RatingRecord extends Asked {
  first: FirstBody
  want: Wish
  /** What the server has acknowledged. */
  acked?: Wish
  gone?: true | undefined
}

/** By place; a rating that is being withdrawn by its id, so that its place is free for a new one. */
export type Records = Record<string, RatingRecord>
export type Change = (records: Records) => void

/** What became of a rating: accepted, changed, withdrawn, refused, or it has to wait. */
export type Kind = 'rated' | 'amended' | 'withdrawn' | 'error' | 'queued'

export interface News {
  kind: Kind
  place: string
  /** The rating that stands at the place now. */
  record: RatingRecord | undefined
  /** What the event says to the host page: never the receipt, never a text. */
  detail: { stars: number; code: string | undefined }
  /** The page hears of it once, however many elements show the place. */
  told?: true
}

export interface Panel {
  /** `standing` is the rating that stands at the place now. */
  heard(kind: Kind, standing?: RatingRecord): void
  close(): void
}

/** The second part. Its version may differ from the first one's for minutes, so this stays as it is. */
export interface MoreModule {
  /** `alter` changes what is wanted and sends it; `closed` is told when the panel is gone. */
  open(
    root: ShadowRoot,
    form: SlimForm,
    record: RatingRecord,
    alter: (change: Change) => void,
    closed: () => void,
  ): Panel
}
