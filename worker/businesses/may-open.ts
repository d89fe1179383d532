import type { OperatorActor, UserActor } from '../accounts/actor.ts'
import type { Directory } from '../db.ts'
import { signUpMode } from '../instance/settings.ts'

/** Whether somebody may open a business: everybody where everybody may sign up, else the operator alone. */
export const mayOpen = async (directory: Directory, actor: UserActor | OperatorActor): Promise<boolean> =>
  actor.kind === 'operator' || actor.isOperator || (await signUpMode(directory)) === 'open'
