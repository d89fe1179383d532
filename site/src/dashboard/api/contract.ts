// What is asked of the API and what it answers, by method and path, with `{}` for each part that is filled in. Types alone:
// the contracts weigh nothing on a page.
import type * as z from 'zod'
import type { Arrivals } from '../../../../worker/contract/arrivals.ts'
import type { AuditPage } from '../../../../worker/contract/audit.ts'
import type { Business, NewBusiness } from '../../../../worker/contract/business.ts'
import type {
  CaseChanges,
  CaseDetail,
  InboxPage,
  NewNote,
  NewReply,
  NewWithholding,
} from '../../../../worker/contract/case.ts'
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'
import type { Insights, SubjectInsights } from '../../../../worker/contract/insights.ts'
import type { Claim, Instance, InstanceChange, ResetLink, ResetLinkFor } from '../../../../worker/contract/instance.ts'
import type { MadeInvitations, NewInvitations } from '../../../../worker/contract/invitation.ts'
import type { Key, KeyRotation, MadeKey, NewKey } from '../../../../worker/contract/key.ts'
import type { Me } from '../../../../worker/contract/me.ts'
import type {
  Colleague,
  Member,
  MemberChange,
  MemberInvitation,
  NewMemberInvitation,
  Team,
  Welcome,
} from '../../../../worker/contract/member.ts'
import type { Overview } from '../../../../worker/contract/overview.ts'
import type { NewOwnQuestion, OwnQuestion, OwnQuestionChange } from '../../../../worker/contract/own-questions.ts'
import type { Closing, Profile, ProfileChange } from '../../../../worker/contract/profile.ts'
import type { TextDecision, TextQueue } from '../../../../worker/contract/queue.ts'
import type { EnteredRating, OwnRating } from '../../../../worker/contract/rating.ts'
import type { EmailBlock } from '../../../../worker/contract/share.ts'
import type { Summary } from '../../../../worker/contract/summary.ts'
import type { TemplateList } from '../../../../worker/contract/templates.ts'
import type { TestimonialOrder, Testimonials } from '../../../../worker/contract/testimonial.ts'
import type { Form, Touchpoint } from '../../../../worker/contract/touchpoint.ts'
import type { NewTouchpoint, OwnTouchpoint, TouchpointChange } from '../../../../worker/contract/touchpoint-settings.ts'
import type { AuthContract } from './auth-contract.ts'

type Sent<Schema extends z.ZodType> = z.input<Schema>
type Given<Schema extends z.ZodType> = z.output<Schema>

/** `takes`: the body; `gives`: the answer. */
interface Contract extends AuthContract {
  'GET /v1/me': { gives: Me }
  'DELETE /v1/me/businesses/{}': { gives: undefined }
  'GET /v1/instance': { gives: Instance }
  'PATCH /v1/instance': { takes: Sent<typeof InstanceChange>; gives: Instance }
  'POST /v1/instance/claim': { takes: Sent<typeof Claim>; gives: Instance }
  'POST /v1/instance/reset-links': { takes: Sent<typeof ResetLinkFor>; gives: ResetLink }
  'GET /v1/templates': { gives: TemplateList }
  'GET /v1/touchpoints/{}': { gives: Form }
  'GET /v1/touchpoints/{}/summary': { gives: Summary }
  'GET /v1/touchpoints/{}/email-block': { gives: EmailBlock }
  'GET /v1/invitations/{}': { gives: Welcome }
  'POST /v1/invitations/{}/accept': { gives: { slug: string } }

  'POST /v1/businesses': { takes: Sent<typeof NewBusiness>; gives: Business }
  'GET /v1/businesses/{}': { gives: Business }
  'PATCH /v1/businesses/{}': { takes: Sent<typeof ProfileChange>; gives: Profile }
  'GET /v1/businesses/{}/profile': { gives: Profile }
  'PUT /v1/businesses/{}/logo': { takes: Blob; gives: Profile }
  'DELETE /v1/businesses/{}/logo': { gives: undefined }
  'POST /v1/businesses/{}/closing': { takes: Sent<typeof Closing>; gives: Profile }
  'DELETE /v1/businesses/{}/closing': { gives: Profile }
  'GET /v1/businesses/{}/audit': { gives: AuditPage }

  'GET /v1/businesses/{}/members': { gives: Given<typeof Team> }
  'PATCH /v1/businesses/{}/members/{}': { takes: Sent<typeof MemberChange>; gives: Member }
  'DELETE /v1/businesses/{}/members/{}': { gives: undefined }
  'GET /v1/businesses/{}/colleagues': { gives: { colleagues: Colleague[] } }
  'POST /v1/businesses/{}/invitations': { takes: Sent<typeof NewMemberInvitation>; gives: MemberInvitation }
  'DELETE /v1/businesses/{}/invitations/{}': { gives: undefined }

  'GET /v1/businesses/{}/keys': { gives: { keys: Key[] } }
  'POST /v1/businesses/{}/keys': { takes: Sent<typeof NewKey>; gives: MadeKey }
  'POST /v1/businesses/{}/keys/{}/rotate': { takes: Sent<typeof KeyRotation>; gives: MadeKey }
  'DELETE /v1/businesses/{}/keys/{}': { gives: undefined }

  'GET /v1/businesses/{}/touchpoints': { gives: { touchpoints: Touchpoint[] } }
  'POST /v1/businesses/{}/touchpoints': { takes: Sent<typeof NewTouchpoint>; gives: OwnTouchpoint }
  'GET /v1/businesses/{}/touchpoints/all': { gives: { touchpoints: OwnTouchpoint[] } }
  'GET /v1/businesses/{}/touchpoints/{}': { gives: OwnTouchpoint }
  'PATCH /v1/businesses/{}/touchpoints/{}': { takes: Sent<typeof TouchpointChange>; gives: OwnTouchpoint }
  'POST /v1/businesses/{}/touchpoints/{}/ratings': { takes: Sent<typeof EnteredRating>; gives: OwnRating }
  'POST /v1/businesses/{}/touchpoints/{}/invitations': { takes: Sent<typeof NewInvitations>; gives: MadeInvitations }
  'GET /v1/businesses/{}/questions': { gives: { questions: OwnQuestion[] } }
  'POST /v1/businesses/{}/questions': { takes: Sent<typeof NewOwnQuestion>; gives: OwnQuestion }
  'PATCH /v1/businesses/{}/questions/{}': { takes: Sent<typeof OwnQuestionChange>; gives: OwnQuestion }

  'GET /v1/businesses/{}/arrivals': { gives: Arrivals }
  'PUT /v1/businesses/{}/arrivals': { takes: Sent<typeof Arrivals>; gives: Arrivals }

  'GET /v1/businesses/{}/inbox': { gives: InboxPage }
  'PATCH /v1/businesses/{}/inbox': { takes: Sent<typeof CaseChanges>; gives: unknown }
  'GET /v1/businesses/{}/inbox/{}': { gives: CaseDetail }
  'PUT /v1/businesses/{}/inbox/{}/reply': { takes: Sent<typeof NewReply>; gives: CaseDetail }
  'DELETE /v1/businesses/{}/inbox/{}/reply': { gives: CaseDetail }
  'POST /v1/businesses/{}/inbox/{}/notes': { takes: Sent<typeof NewNote>; gives: CaseDetail }
  'PUT /v1/businesses/{}/inbox/{}/withholding': { takes: Sent<typeof NewWithholding>; gives: CaseDetail }
  'DELETE /v1/businesses/{}/inbox/{}/withholding': { gives: CaseDetail }
  'PUT /v1/businesses/{}/inbox/{}/testimonial': { gives: CaseDetail }
  'DELETE /v1/businesses/{}/inbox/{}/testimonial': { gives: CaseDetail }
  'PUT /v1/businesses/{}/inbox/{}/appeal/refusal': { gives: CaseDetail }
  'GET /v1/businesses/{}/queue': { gives: TextQueue }
  'PUT /v1/businesses/{}/queue/{}': { takes: Sent<typeof TextDecision>; gives: undefined }
  'GET /v1/businesses/{}/testimonials': { gives: Testimonials }
  'PUT /v1/businesses/{}/testimonials': { takes: Sent<typeof TestimonialOrder>; gives: Testimonials }

  'GET /v1/businesses/{}/overview': { gives: Overview }
  'GET /v1/businesses/{}/insights': { gives: Insights }
  'GET /v1/businesses/{}/insights/drivers': { gives: DriverInsights }
  'GET /v1/businesses/{}/insights/subjects': { gives: SubjectInsights }
}

type Part<Text extends string> = string extends Text ? '{}' : Text extends `${number}` ? '{}' : Text
type Parts<Path extends string> = Path extends `${infer First}/${infer Rest}`
  ? `${Part<First>}/${Parts<Rest>}`
  : Part<Path>
type WithoutQuery<Path extends string> = Path extends `${infer Before}?${string}` ? Before : Path

/** What an address is called in the contract. */
export type Route<Method extends string, Path extends string> = `${Method} ${Parts<WithoutQuery<Path>>}`
/** What is sent there, as the last arguments of a call; an address that is unknown can be sent nothing that exists. */
export type Takes<R extends string> = R extends keyof Contract
  ? Contract[R] extends { takes: infer Body }
    ? [body: Body]
    : []
  : [noSuchRoute: never]
export type Gives<R extends string> = R extends keyof Contract ? Contract[R]['gives'] : never

/** How addresses begin. The next page of a list is an address as well, which its answer names. */
export type BusinessPath = `/v1/businesses/${string}`
export type InboxPath = `/v1/businesses/${string}/inbox`
