// The library of questions that a touchpoint may ask after the stars. Each is answered by one whole number on its scale;
// causes and delights by as many as apply.
// Plain, like lists.ts: a page can have it for its few bytes.

/** Lowest and highest answer. Where a scale has more answers than its catalogue has words, only its ends are named. */
export const scales = {
  quality: [1, 5],
  expectation: [1, 5],
  comparison: [1, 5],
  likely: [1, 5],
  resolved: [1, 3],
  contacts: [1, 5],
  agreement: [1, 7],
  recommend: [0, 10],
  yes_no: [0, 1],
  emotion: [1, 5],
  customer_type: [1, 3],
  contact_reason: [1, 11],
  feature: [1, 5],
  causes: [1, 12],
  delights: [1, 12],
  words: [0, 0],
} as const satisfies Record<string, readonly [number, number]>
export type ScaleName = keyof typeof scales

/** Each question and its scale, in the order in which they are offered. Keys are stored: they never change. */
export const questions = {
  causes: 'causes',
  delights: 'delights',
  expectation: 'expectation',
  resolved: 'resolved',
  contacts: 'contacts',
  effort: 'agreement',
  recommend: 'recommend',
  return: 'likely',
  agent: 'quality',
  emotion: 'emotion',
  customer_type: 'customer_type',
  contact_reason: 'contact_reason',
  purchased: 'yes_no',
  welcome: 'quality',
  trust: 'quality',
  individual_care: 'quality',
  sincerity: 'quality',
  needs_understood: 'quality',
  options_relevant: 'quality',
  resolution: 'quality',
  appreciated: 'quality',
  listened: 'quality',
  clear_answer: 'quality',
  speed: 'quality',
  on_time: 'quality',
  promise_kept: 'quality',
  product_quality: 'quality',
  price_fairness: 'quality',
  value: 'quality',
  delivery: 'quality',
  phone_service: 'quality',
  warranty: 'quality',
  problem_help: 'quality',
  purchase_ease: 'quality',
  needs_met: 'quality',
  anticipated_need: 'quality',
  right_moment: 'quality',
  service: 'quality',
  image: 'quality',
  vs_competitor: 'comparison',
  switch_intent: 'likely',
  improve: 'words',
} as const satisfies Record<string, ScaleName>
export type QuestionKey = keyof typeof questions
export const questionKeys = Object.keys(questions) as QuestionKey[]

/** How it would be with something (1…5) and without it (1…5), as one number: Kano's table of five by five. */
export const featureHigh = 25

/** Answered by any number of the answers on their scale. */
const choosesMany: readonly string[] = ['causes', 'delights']
export const isForMany = (key: string): boolean => choosesMany.includes(key)
/** Answered in the customer's own words. */
export const isForWords = (key: string): boolean => key === 'improve'

/** The answers of a service or a product that may explain the stars: shuffled, so that none is always asked last. */
const outcomes = ['agent', 'image']
export const isDriver = (key: QuestionKey): boolean => questions[key] === 'quality' && !outcomes.includes(key)
export const driverKeys = questionKeys.filter(isDriver)

/** Put alone to those who gave few stars, or many. */
export type Mood = 'low' | 'high'
const moods: Partial<Record<string, Mood>> = { causes: 'low', delights: 'high' }
export const moodOf = (key: string): Mood | null => moods[key] ?? null
const moodIn = (stars: number): Mood => (stars > 3 ? 'high' : 'low')
export const fits = (key: string, stars: number): boolean => (moodOf(key) ?? moodIn(stars)) === moodIn(stars)

/** So many a touchpoint may have in store; of these one customer is asked no more than it chooses. */
export const questionsAtMost = 24
export const askedAtMost = 8
export const askedByDefault = 4

/** The key of a question of a business's own: worker/contract/own-questions.ts. */
export type OwnKey = `own_${string}`
export const isOwnKey = (key: string): key is OwnKey => /^own_[0-9a-z]{10}$/.test(key)
