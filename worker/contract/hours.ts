/** The bounds, in hours, between which first replies are counted; the last ones take longer than all of them. */
export const replyHours = [1, 4, 8, 24, 48, 72, 168, 336, 720] as const
