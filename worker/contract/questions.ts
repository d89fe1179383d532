// The library of questions that a touchpoint may ask after the stars. Each is answered by one whole number on its scale.
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
} as const satisfies Record<string, readonly [number, number]>
export type ScaleName = keyof typeof scales

/** Each question and its scale, in the order in which they are offered. Keys are stored: they never change. */
export const questions = {
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
} as const satisfies Record<string, ScaleName>
export type QuestionKey = keyof typeof questions
export const questionKeys = Object.keys(questions) as QuestionKey[]

/** More than these nobody answers. */
export const questionsAtMost = 8
