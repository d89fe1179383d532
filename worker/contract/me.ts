// Who is signed in, and where they belong.
import * as z from 'zod'
import { Role } from './access.ts'

export const Me = z
  .object({
    name: z.string().describe('The name the person gave.'),
    email: z.string().describe('The e-mail address.'),
    isOperator: z.boolean().describe('Whether the person runs the instance.'),
    businesses: z
      .array(z.object({ slug: z.string(), name: z.string(), role: Role }))
      .describe('The businesses the person belongs to, by name.'),
  })
  .meta({ id: 'Me', description: 'The signed-in person.' })
