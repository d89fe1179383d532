// The follow-up of a rating by its business.

export const caseStatuses = ['open', 'in_progress', 'resolved'] as const
export type CaseStatus = (typeof caseStatuses)[number]

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
export type WithholdingReason = (typeof withholdingReasons)[number]
