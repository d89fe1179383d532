// A business's keys to the API.
import * as z from 'zod'
import { KeyScope } from './access.ts'
import { text } from './text.ts'

export const keyNameLimit = 60

const Name = text(keyNameLimit).min(1).describe('What the key is for.')
const Scopes = z.array(KeyScope).min(1).describe('What the key may do.')

export const Key = z
  .object({
    id: z.string(),
    name: Name,
    start: z.string().describe('Its first letters, to know it by.'),
    scopes: Scopes,
    createdAt: z.iso.datetime().describe('When it was made, UTC.'),
    lastUsedAt: z.iso.datetime().nullable().describe('When it was used last, UTC; null: never.'),
    expiresAt: z.iso.datetime().nullable().describe('When it ends, UTC; null: never.'),
  })
  .meta({ id: 'Key', description: 'A key, without its secret.' })
export type Key = z.infer<typeof Key>

export const NewKey = z
  .strictObject({
    name: Name,
    scopes: Scopes,
    days: z.int().min(1).max(3650).nullable().default(null).describe('Days until it ends; null: never.'),
  })
  .meta({ id: 'NewKey', description: 'A key to be made.' })
export type NewKey = z.infer<typeof NewKey>

export const KeyRotation = z
  .strictObject({
    hours: z.int().min(0).max(720).default(24).describe('Hours that the old key keeps working beside the new one.'),
  })
  .meta({ id: 'KeyRotation', description: 'How a key is replaced.' })

export const MadeKey = Key.extend({ key: z.string().describe('The key itself. It is shown this once.') }).meta({
  id: 'MadeKey',
  description: 'A new key, with its secret.',
})
export type MadeKey = z.infer<typeof MadeKey>
