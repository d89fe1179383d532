// How the comments of a business are cut into pages.
const commentsAPage = 30

export const lastPageOf = (comments: number) => Math.max(1, Math.ceil(comments / commentsAPage))

export const commentsOn = <T>(comments: T[], page: number): T[] =>
  comments.slice((page - 1) * commentsAPage, page * commentsAPage)

/** The path of a page of comments below that of the business. */
export const commentsPath = (page: number) => (page === 1 ? 'testimonials/' : `testimonials/${page}/`)
