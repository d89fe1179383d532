import type { NewOwnQuestion, OwnQuestion } from '../../../../worker/contract/own-questions.ts'
import type { TemplateList } from '../../../../worker/contract/templates.ts'
import type { TouchpointChange } from '../../../../worker/contract/touchpoint-settings.ts'
import type { Channel } from '../../../../worker/contract/vocabulary.ts'
import { call, withQuery } from '../api/call.ts'
import { locale } from '../words.ts'

export type Template = TemplateList['templates'][number]
export interface NewPlace {
  name: string
  channel?: Channel
  template?: Template['key']
}

const pathOf = (slug: string) => `/v1/businesses/${slug}/touchpoints` as const

export const listTouchpoints = async (slug: string) => (await call('GET', `${pathOf(slug)}/all`)).touchpoints

export const readTouchpoint = (slug: string, code: string) => call('GET', `${pathOf(slug)}/${encodeURIComponent(code)}`)

/** Whether anybody has rated there, on whatever way. */
export const isRated = async (code: string): Promise<boolean> => {
  const { n, leftOut } = await call('GET', `/v1/touchpoints/${code}/summary`)
  return n > 0 || Object.keys(leftOut).length > 0
}

export const openTouchpoint = (slug: string, wanted: NewPlace) => call('POST', pathOf(slug), wanted)

export const changeTouchpoint = (slug: string, code: string, changes: TouchpointChange) =>
  call('PATCH', `${pathOf(slug)}/${code}`, changes)

export const makeInvitations = (slug: string, code: string, count: number) =>
  call('POST', `${pathOf(slug)}/${code}/invitations`, { count })

export const listOwnQuestions = async (slug: string) =>
  (await call('GET', `/v1/businesses/${slug}/questions`)).questions

export const makeOwnQuestion = (slug: string, wanted: NewOwnQuestion) =>
  call('POST', `/v1/businesses/${slug}/questions`, wanted)

export const rewordOwnQuestion = (slug: string, key: string, wording: OwnQuestion['wording']) =>
  call('PATCH', `/v1/businesses/${slug}/questions/${key}`, { wording })

export const listTemplates = async () => (await call('GET', withQuery('/v1/templates', { locale }))).templates

export const readEmailBlock = (code: string, lang: string) =>
  call('GET', withQuery(`/v1/touchpoints/${code}/email-block`, { lang }))
