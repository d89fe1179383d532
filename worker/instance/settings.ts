// What the operator decided, one row a decision.
import { eq } from 'drizzle-orm'
import { settings } from '../../drizzle/schema/settings.ts'
import type { OperatorActor, UserActor } from '../accounts/actor.ts'
import { SignUpMode } from '../contract/instance.ts'
import type { Directory } from '../db.ts'

type Name = 'claimed_at' | 'sign_up'

export const readSetting = async (directory: Directory, name: Name): Promise<string | undefined> =>
  (await directory.select({ value: settings.value }).from(settings).where(eq(settings.name, name)).get())?.value

export const writeSetting = (directory: Directory, name: Name, value: string) =>
  directory.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } })

export const signUpMode = async (directory: Directory): Promise<SignUpMode> =>
  SignUpMode.safeParse(await readSetting(directory, 'sign_up')).data ?? 'invited'

/** Everybody where everybody may sign up, else the operator alone. */
export const mayOpenBusinesses = async (directory: Directory, actor: UserActor | OperatorActor): Promise<boolean> =>
  actor.kind === 'operator' || actor.isOperator || (await signUpMode(directory)) === 'open'
