// The closed lists, plain: a page can have them for their few bytes, without the schemas that are made of them.

export const channels = [
  'web',
  'qr',
  'email',
  'phone',
  'chat',
  'in_person',
  'kiosk',
  'post',
  'delivery',
  'api',
] as const

export const proofs = ['invited', 'receipt', 'open', 'staff', 'imported'] as const

/** Proofs that count towards the headline score; the others are published beside it. */
export const headlineProofs: readonly (typeof proofs)[number][] = ['invited', 'receipt', 'open']

/** The languages Candor speaks, as BCP 47 tags. */
export const locales = ['en', 'lv', 'sk', 'fi', 'el'] as const

export const starValues = [1, 2, 3, 4, 5] as const

/** Where on their way customers are when they are asked. */
export const stages = ['discover', 'choose', 'buy', 'receive', 'use', 'get_help', 'return'] as const

/** What the subjects of a touchpoint are. */
export const subjectKinds = ['product', 'agent', 'location', 'order'] as const

/** How many customers are invited at once. */
export const invitationsAtMost = 500

export const caseStatuses = ['open', 'in_progress', 'resolved'] as const
/** What an inbox can be asked for beside a status, and beside a person in charge. */
export const unresolved = 'unresolved'
export const nobody = 'nobody'
/** Who did what a rule of the business has done. */
export const byRule = 'rule'
/** Those who would speak well of the business and agreed to something, and those who would speak ill of it. */
export const recommenders = ['advocates', 'detractors'] as const

/** The only reasons for which a text may be withheld. The stars always stay. */
export const withholdingReasons = [
  'personal_data',
  'abuse_or_hate',
  'off_topic',
  'advertising',
  'illegal',
  'names_a_minor',
  'legal_order',
  'fraud',
] as const

/** Which texts wait before the public sees them: none, those that a machine has flagged, all. */
export const holdSettings = ['never', 'flagged', 'all'] as const
/** No text waits longer: then it is shown by itself. */
export const heldDaysAtMost = 7

/** What a machine finds in a text. It may make the text wait, and decides nothing. */
export const textFlags = ['link', 'email', 'phone', 'profanity'] as const

export const roles = ['owner', 'manager', 'agent', 'analyst'] as const

/** Everything that may be done in a business. */
export const scopes = [
  'business:read',
  'business:write',
  'business:delete',
  'members:read',
  'members:write',
  'keys:read',
  'keys:write',
  'touchpoints:read',
  'touchpoints:write',
  'invitations:write',
  'ratings:read',
  'ratings:work',
  'ratings:withhold',
  'testimonials:write',
  'imports:write',
  'data:export',
  'audit:read',
] as const

/** What a key may be given: everything but what makes people and keys. */
export const keyScopes = scopes.filter((scope) => !/^(members|keys):|^business:delete/.test(scope))
