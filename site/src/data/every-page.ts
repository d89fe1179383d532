// Every page that search engines should know, in an order that does not change from build to build.
import { businessPage, type PageAddress, sitePage } from '../text/addresses.ts'
import { commentsPath, lastPageOf } from '../text/comment-pages.ts'
import { addressesAFile, sitemapEntries } from '../text/sitemap.ts'
import { allBusinesses } from './directory.ts'
import { factsOf } from './facts.ts'
import { publicOrigin } from './settings.ts'

const everyPage = async (): Promise<PageAddress[]> => {
  const pages = (await allBusinesses()).map(async (business) => {
    const { places, comments } = await factsOf(business)
    const numbers = Array.from({ length: lastPageOf(comments.length) }, (_, index) => index + 1)
    const rests = ['', ...places.map(({ code }) => `t/${code}/`), ...numbers.map(commentsPath)]
    return rests.map((rest) => businessPage(business, rest))
  })
  return [
    sitePage('/'),
    sitePage('/how-ratings-work/'),
    sitePage('/why-trust/'),
    sitePage('/verify/'),
    ...(await Promise.all(pages)).flat(),
  ]
}

/** The entries of all pages, cut into files. */
export const sitemapParts = async (): Promise<string[][]> => {
  const origin = publicOrigin()
  const entries = (await everyPage()).flatMap((page) => sitemapEntries(origin, page))
  const docs = ['api', 'questions', 'measures', 'concepts', 'ledger', 'law'].map(
    (page) => `<url><loc>${origin}/docs/${page}/</loc></url>`,
  )
  const all = [...entries, ...docs]
  const files = Math.ceil(all.length / addressesAFile)
  return Array.from({ length: files }, (_, file) => all.slice(file * addressesAFile, (file + 1) * addressesAFile))
}
