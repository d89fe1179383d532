import { eq, sql } from 'drizzle-orm'
import { settings } from '../../drizzle/schema/settings.ts'
import { users } from '../../drizzle/schema/users.ts'
import type { Auth } from '../accounts/auth.ts'
import type { Claim } from '../contract/instance.ts'
import { type Directory, openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { isSecret } from '../http/access.ts'
import { writeSetting } from './settings.ts'

/** As people copy it: in any case, with or without its hyphens. */
const bare = (code: string) => code.replace(/[\s-]/g, '').toUpperCase()

/** Only one of those who claim at once gets through. */
const takeClaim = async (directory: Directory, now: number) => {
  const row = { name: 'claimed_at', value: String(now) }
  const taken = await directory.insert(settings).values(row).onConflictDoNothing().returning()
  if (taken.length === 0) throw new Fault('already_claimed')
}

const giveClaimBack = (directory: Directory) => directory.delete(settings).where(eq(settings.name, 'claimed_at'))

/** The businesses that were there before anybody, the demo's among them, get the operator as their owner. */
const adoptBusinesses = (directory: Directory, userId: string, now: number) =>
  directory.run(sql`INSERT INTO members (id, business_id, user_id, role, created_at)
    SELECT lower(hex(randomblob(16))), id, ${userId}, 'owner', ${now} FROM businesses
    WHERE id NOT IN (SELECT business_id FROM members)`)

/** Makes the first user, who runs the instance. Throws `setup_code_wrong`, `already_claimed`. */
export const claimInstance = async (env: Bindings, auth: Auth, claim: Claim, now: number): Promise<void> => {
  const { code, signUp, ...person } = claim
  if (!(await isSecret(bare(code), env.SETUP_CODE && bare(env.SETUP_CODE)))) throw new Fault('setup_code_wrong')
  const directory = openDirectory(env)
  await takeClaim(directory, now)
  try {
    const { hash } = (await auth.$context).password
    const id = crypto.randomUUID()
    const at = new Date(now)
    await directory.insert(users).values({
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      emailVerified: true,
      isOperator: true,
      createdAt: at,
      updatedAt: at,
    })
    const { internalAdapter } = await auth.$context
    await internalAdapter.linkAccount({
      userId: id,
      providerId: 'credential',
      accountId: id,
      password: await hash(person.password),
    })
    await adoptBusinesses(directory, id, now)
    await writeSetting(directory, 'sign_up', signUp)
  } catch (error) {
    await giveClaimBack(directory)
    throw error
  }
}
