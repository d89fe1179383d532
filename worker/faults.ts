// Everything that can go wrong in an expected way, by stable code. Knows nothing of HTTP: http/problems.ts does.

export type FaultCode =
  | 'address_unconfirmed'
  | 'already_appealed'
  | 'already_claimed'
  | 'already_member'
  | 'body_too_large'
  | 'broken_json'
  | 'broken_text'
  | 'business_moved'
  | 'busy'
  | 'code_taken'
  | 'encoding_not_supported'
  | 'foreign_origin'
  | 'id_reused'
  | 'internal'
  | 'invalid_body'
  | 'invalid_query'
  | 'invitation_used'
  | 'key_hurried'
  | 'key_wrong'
  | 'last_owner'
  | 'method_not_allowed'
  | 'no_address'
  | 'not_allowed'
  | 'not_shown'
  | 'nothing_appealed'
  | 'nothing_signed'
  | 'nothing_to_withhold'
  | 'nothing_withheld'
  | 'origin_not_allowed'
  | 'other_recipient'
  | 'other_testimonials'
  | 'picture_not_supported'
  | 'picture_too_large'
  | 'rating_invalidated'
  | 'rating_withdrawn'
  | 'receipt_missing'
  | 'receipt_wrong'
  | 'setup_code_wrong'
  | 'sign_in_needed'
  | 'sign_up_closed'
  | 'slug_taken'
  | 'too_many_attempts'
  | 'too_many_invitations'
  | 'too_many_members'
  | 'too_many_questions'
  | 'too_many_testimonials'
  | 'touchpoint_paused'
  | 'type_not_supported'
  | 'unavailable'
  | 'unknown_account'
  | 'unknown_business'
  | 'unknown_invitation'
  | 'unknown_key'
  | 'unknown_logo'
  | 'unknown_member'
  | 'unknown_path'
  | 'unknown_question'
  | 'unknown_rating'
  | 'unknown_text'
  | 'unknown_tile'
  | 'unknown_touchpoint'
  | 'upgrade_needed'

/** One field that is wrong. `pointer` is a JSON pointer (RFC 6901). */
export type FieldFault = { pointer: string; code: string; detail: string }

export class Fault extends Error {
  override name = 'Fault'
  readonly code: FaultCode
  readonly fields: FieldFault[] | undefined

  constructor(code: FaultCode, detail?: string, fields?: FieldFault[]) {
    super(detail ?? code)
    this.code = code
    this.fields = fields
  }

  /** The sentence for people, where there is one beside that of the code. */
  get detail(): string | undefined {
    return this.message === this.code ? undefined : this.message
  }
}

/** The business is there under another slug. */
export class Moved extends Fault {
  readonly slug: string

  constructor(slug: string) {
    super('business_moved', `The slug of this business is ${slug} now.`)
    this.slug = slug
  }
}

/** Something may be tried again, but not yet. */
export class TooSoon extends Fault {
  readonly seconds: number

  constructor(seconds: number) {
    super('too_many_attempts', `Too many attempts were made. Wait ${seconds} s.`)
    this.seconds = seconds
  }
}
