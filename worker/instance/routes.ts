import { createRoute } from '@hono/zod-openapi'
import { authOf, type OperatorActor, type UserActor } from '../accounts/actor.ts'
import { needsUser, needsUserOrOperator } from '../accounts/guard.ts'
import { Claim, Instance, InstanceChange, ResetLink, ResetLinkFor } from '../contract/instance.ts'
import { openDirectory } from '../db.ts'
import type { Bindings } from '../env.ts'
import { Fault } from '../faults.ts'
import { bodyProblems, jsonBody } from '../http/body.ts'
import { originOf } from '../http/origin.ts'
import { json, newRouter, problems } from '../http/router.ts'
import { hasMail } from '../mail/send.ts'
import { claimInstance } from './claim.ts'
import { makeResetLink } from './reset.ts'
import { readSetting, signUpMode, writeSetting } from './settings.ts'

const tags = ['Instance']

const show = createRoute({
  method: 'get',
  path: '/instance',
  tags,
  summary: 'Show the instance',
  responses: { 200: json(Instance, 'How it is set up.') },
})

const change = createRoute({
  method: 'patch',
  path: '/instance',
  tags,
  summary: 'Change the instance',
  ...needsUser(jsonBody()),
  description: 'For the operator.',
  request: { body: { ...json(InstanceChange, 'What changes.'), required: true } },
  responses: {
    200: json(Instance, 'How it is set up now.'),
    ...problems('sign_in_needed', 'foreign_origin', 'not_allowed', ...bodyProblems),
  },
})

const claim = createRoute({
  method: 'post',
  path: '/instance/claim',
  tags,
  summary: 'Claim the instance',
  description: 'Makes the first account: the operator, and owner of the businesses that are there already.',
  middleware: jsonBody(),
  request: { body: { ...json(Claim, 'The set-up code and the new account.'), required: true } },
  responses: {
    201: json(Instance, 'Claimed. Sign in with the new account.'),
    ...problems('setup_code_wrong', 'already_claimed', ...bodyProblems),
  },
})

const resetLink = createRoute({
  method: 'post',
  path: '/instance/reset-links',
  tags,
  summary: 'Make a link to choose a new password',
  ...needsUserOrOperator(jsonBody()),
  description:
    'For the operator, who hands it to somebody who cannot be sent a mail. It is the link that would be mailed: a second step is still asked for.',
  request: { body: { ...json(ResetLinkFor, 'Whose password.'), required: true } },
  responses: {
    201: json(ResetLink, 'The link.'),
    ...problems('sign_in_needed', 'key_wrong', 'foreign_origin', 'not_allowed', 'unknown_account', ...bodyProblems),
  },
})

/** Throws `not_allowed`. */
const refuseOthers = (actor: UserActor | OperatorActor) => {
  if (actor.kind === 'user' && !actor.isOperator) throw new Fault('not_allowed', 'This is for the operator.')
}

const shown = async (env: Bindings): Promise<Instance> => {
  const directory = openDirectory(env)
  return {
    isClaimed: (await readSetting(directory, 'claimed_at')) !== undefined,
    signUp: await signUpMode(directory),
    hasMail: hasMail(env),
    keepsMails: Boolean(env.KEEP_MAILS),
  }
}

export const instanceRoutes = () =>
  newRouter()
    // Whoever comes to sign in learns what is possible here.
    .openapi(show, async (c) => {
      c.header('cache-control', 'no-store')
      return c.json(await shown(c.env), 200)
    })
    // The holder of the set-up code becomes the operator.
    .openapi(claim, async (c) => {
      await claimInstance(c.env, authOf(c), c.req.valid('json'), Date.now())
      return c.json(await shown(c.env), 201)
    })
    // The operator decides who may sign up.
    .openapi(change, async (c) => {
      refuseOthers(c.var.actor)
      await writeSetting(openDirectory(c.env), 'sign_up', c.req.valid('json').signUp)
      return c.json(await shown(c.env), 200)
    })
    // The operator helps somebody who has forgotten the password.
    .openapi(resetLink, async (c) => {
      refuseOthers(c.var.actor)
      const link = await makeResetLink(c.env, originOf(c), c.req.valid('json').email)
      return c.json({ link }, 201, { 'cache-control': 'no-store' })
    })
