import { sql } from 'drizzle-orm'
import { credentials } from '../../drizzle/schema/credentials.ts'
import { members } from '../../drizzle/schema/members.ts'
import { settings } from '../../drizzle/schema/settings.ts'
import { users } from '../../drizzle/schema/users.ts'
import type { Auth } from '../accounts/auth.ts'
import type { Claim } from '../contract/instance.ts'
import { type Directory, openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { isSecret } from '../http/access.ts'
import { readSetting, writeSetting } from './settings.ts'

type Times = { createdAt: Date; updatedAt: Date }

/** As people copy it: in any case, with or without its hyphens. */
const bare = (code: string) => code.replace(/[\s-]/g, '').toUpperCase()

/** The businesses that were there before anybody, the demo's among them, get the operator as their owner. */
const adoptBusinesses = (directory: Directory, userId: string, now: number) =>
  directory.insert(members).select(sql`SELECT lower(hex(randomblob(16))), id, ${userId}, 'owner', ${now} FROM businesses
    WHERE id NOT IN (SELECT business_id FROM members)`)

const newUser = (directory: Directory, id: string, { name, email }: Claim, times: Times) =>
  directory
    .insert(users)
    .values({ id, name, email: email.toLowerCase(), emailVerified: true, isOperator: true, ...times })

const newPassword = (directory: Directory, userId: string, password: string, times: Times) =>
  directory
    .insert(credentials)
    .values({ id: crypto.randomUUID(), userId, accountId: userId, providerId: 'credential', password, ...times })

/** Makes the first user, who runs the instance. Throws `setup_code_wrong`, `already_claimed`. */
export const claimInstance = async (env: Bindings, auth: Auth, claim: Claim, now: number): Promise<void> => {
  if (!(await isSecret(bare(claim.code), env.SETUP_CODE && bare(env.SETUP_CODE)))) throw new Fault('setup_code_wrong')
  const directory = openDirectory(env)
  const id = crypto.randomUUID()
  const times = { createdAt: new Date(now), updatedAt: new Date(now) }
  const password = await (await auth.$context).password.hash(claim.password)
  // Of those who claim at once, the name of the setting lets one through, with everything or nothing.
  const claimed = directory.insert(settings).values({ name: 'claimed_at', value: String(now) })
  await directory
    .batch([
      claimed,
      newUser(directory, id, claim, times),
      newPassword(directory, id, password, times),
      adoptBusinesses(directory, id, now),
      writeSetting(directory, 'sign_up', claim.signUp),
    ])
    .catch(async (error) => {
      throw (await readSetting(directory, 'claimed_at')) ? new Fault('already_claimed') : error
    })
}
