import type { RatingDraft } from '../../worker/lane/writes.ts'

/** A rating on its way into the Lane. */
export const ratingDraft = (more: Partial<RatingDraft> = {}): RatingDraft => ({
  id: crypto.randomUUID(),
  stars: 5,
  touchpoint: 'TILL0000',
  subject: null,
  channel: 'web',
  proof: 'open',
  locale: 'en',
  day: '2026-01-01',
  answers: null,
  comment: 'Warm bread, kind people.',
  author: 'Anna',
  contact: null,
  publish: true,
  receivedAt: 1,
  receiptHash: '00'.repeat(32),
  fingerprint: '11'.repeat(32),
  ...more,
})
