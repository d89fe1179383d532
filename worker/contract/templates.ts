// What businesses usually ask about, and where. The words are in worker/languages/*/templates.json.
import * as z from 'zod'
import type { channels } from './lists.ts'
import { Channel, Locale } from './vocabulary.ts'

/** The channel of each template. */
export const templates = {
  shop_counter: 'qr',
  restaurant: 'qr',
  hotel: 'email',
  clinic: 'kiosk',
  public_office: 'kiosk',
  bank: 'in_person',
  delivery: 'delivery',
  web_shop: 'web',
  software_support: 'email',
  event: 'qr',
  email_signature: 'email',
  after_call: 'phone',
  after_chat: 'chat',
} as const satisfies Record<string, (typeof channels)[number]>

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
