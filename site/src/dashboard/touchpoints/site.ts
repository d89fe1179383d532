import type { OwnTouchpoint } from '../../../../worker/contract/touchpoint-settings.ts'

/** The site on which it was first seen, as people write it; undefined where that was its own page. */
export const siteOf = ({ seenOn }: Pick<OwnTouchpoint, 'seenOn'>): string | undefined =>
  seenOn ? new URL(seenOn).host : undefined
