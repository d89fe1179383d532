// Who is signed in, and where they belong.
import * as z from 'zod'
import { Role, Scope } from './access.ts'
import { Profile } from './profile.ts'

export const Me = z
  .object({
    id: z.string().describe('The id by which ratings are assigned.'),
    name: z.string().describe('The name the person gave.'),
    email: z.string().describe('The e-mail address.'),
    isOperator: z.boolean().describe('Whether the person runs the instance.'),
    mayOpenBusinesses: z.boolean().describe('Whether the person may open a business.'),
    businesses: z
      .array(
        z.object({
          slug: z.string(),
          name: z.string(),
          role: Role,
          scopes: z.array(Scope).describe('What the role allows there.'),
          closesAt: Profile.shape.closesAt,
        }),
      )
      .describe('The businesses the person belongs to, by name.'),
  })
  .meta({ id: 'Me', description: 'The signed-in person.' })
export type Me = z.infer<typeof Me>
