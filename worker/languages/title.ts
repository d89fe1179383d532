// What a tab, a bookmark and a search result show of a page.

/** As much as search results show, in UTF-16 units. */
const limit = 60

/** A page's title, cut where it is longer than anyone shows; the page itself has it whole. */
export const pageTitle = (title: string): string =>
  title.length <= limit
    ? title
    : `${title
        .slice(0, limit - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`
