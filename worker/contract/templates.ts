// What businesses usually ask about, and where. The words are in worker/languages/*/templates.json.
import * as z from 'zod'
import type { QuestionKey } from './questions.ts'
import { Channel, Locale, type Stage, type SubjectKind } from './vocabulary.ts'

/** What a touchpoint made of it begins with; its business changes what it likes. */
export type Template = {
  channel: Channel
  stage: Stage
  subjectKind?: SubjectKind
  questions: readonly QuestionKey[]
}

const service = ['welcome', 'trust', 'needs_understood', 'resolution', 'appreciated'] as const

export const templates = {
  shop_counter: {
    channel: 'qr',
    stage: 'buy',
    questions: [
      'causes',
      'delights',
      'expectation',
      'welcome',
      'needs_understood',
      'options_relevant',
      'product_quality',
      'price_fairness',
      'service',
      'appreciated',
      'purchased',
      'return',
      'improve',
    ],
  },
  restaurant: {
    channel: 'qr',
    stage: 'use',
    questions: [
      'causes',
      'delights',
      'expectation',
      'welcome',
      'speed',
      'product_quality',
      'right_moment',
      'value',
      'appreciated',
      'return',
      'recommend',
      'improve',
    ],
  },
  hotel: {
    channel: 'email',
    stage: 'use',
    questions: [
      'causes',
      'delights',
      'expectation',
      'welcome',
      'individual_care',
      'anticipated_need',
      'right_moment',
      'needs_met',
      'promise_kept',
      'service',
      'value',
      'return',
      'recommend',
      'improve',
    ],
  },
  clinic: {
    channel: 'kiosk',
    stage: 'use',
    questions: [
      'causes',
      'delights',
      'listened',
      'clear_answer',
      'trust',
      'individual_care',
      'on_time',
      'needs_met',
      'emotion',
    ],
  },
  public_office: {
    channel: 'kiosk',
    stage: 'get_help',
    questions: [
      'causes',
      'delights',
      'resolved',
      'contacts',
      'effort',
      'welcome',
      'clear_answer',
      'speed',
      'contact_reason',
    ],
  },
  utility: {
    channel: 'email',
    stage: 'get_help',
    questions: [
      'causes',
      'delights',
      'contact_reason',
      'resolved',
      'contacts',
      'effort',
      'speed',
      'promise_kept',
      'service',
      'price_fairness',
      'image',
      'vs_competitor',
      'switch_intent',
      'improve',
    ],
  },
  bank: {
    channel: 'in_person',
    stage: 'get_help',
    subjectKind: 'agent',
    questions: [
      'causes',
      'delights',
      'expectation',
      'resolved',
      ...service,
      'sincerity',
      'needs_met',
      'image',
      'vs_competitor',
      'recommend',
    ],
  },
  delivery: {
    channel: 'delivery',
    stage: 'receive',
    questions: [
      'causes',
      'delights',
      'expectation',
      'on_time',
      'delivery',
      'product_quality',
      'promise_kept',
      'return',
    ],
  },
  web_shop: {
    channel: 'web',
    stage: 'buy',
    subjectKind: 'product',
    questions: [
      'causes',
      'delights',
      'expectation',
      'purchase_ease',
      'options_relevant',
      'needs_met',
      'product_quality',
      'price_fairness',
      'delivery',
      'warranty',
      'effort',
      'recommend',
      'improve',
    ],
  },
  software_support: {
    channel: 'email',
    stage: 'get_help',
    subjectKind: 'agent',
    questions: [
      'causes',
      'delights',
      'resolved',
      'contacts',
      'effort',
      'agent',
      'needs_understood',
      'clear_answer',
      'speed',
      'problem_help',
    ],
  },
  event: {
    channel: 'qr',
    stage: 'use',
    questions: [
      'causes',
      'delights',
      'expectation',
      'customer_type',
      'welcome',
      'product_quality',
      'value',
      'emotion',
      'recommend',
      'improve',
    ],
  },
  email_signature: {
    channel: 'email',
    stage: 'use',
    subjectKind: 'agent',
    questions: ['causes', 'delights', 'resolved', 'agent', 'listened', 'clear_answer', 'speed'],
  },
  after_call: {
    channel: 'phone',
    stage: 'get_help',
    subjectKind: 'agent',
    questions: [
      'causes',
      'delights',
      'resolved',
      'contacts',
      'effort',
      'agent',
      'listened',
      'needs_understood',
      'phone_service',
      'appreciated',
    ],
  },
  after_chat: {
    channel: 'chat',
    stage: 'get_help',
    subjectKind: 'agent',
    questions: [
      'causes',
      'delights',
      'resolved',
      'contacts',
      'effort',
      'agent',
      'needs_understood',
      'clear_answer',
      'speed',
    ],
  },
} as const satisfies Record<string, Template>

export type TemplateKey = keyof typeof templates
export const templateKeys = Object.keys(templates) as [TemplateKey, ...TemplateKey[]]

export const TemplateKey = z.enum(templateKeys).describe('What is asked about.')

export const TemplateList = z
  .object({
    locale: Locale,
    templates: z.array(
      z.object({
        key: TemplateKey,
        channel: Channel,
        name: z.string().describe('What a touchpoint made of it is called.'),
        title: z.string().describe('What it asks.'),
      }),
    ),
  })
  .meta({ id: 'TemplateList', description: 'What can be asked about, in one language.' })
export type TemplateList = z.infer<typeof TemplateList>
