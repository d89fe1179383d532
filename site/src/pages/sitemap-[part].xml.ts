import { sitemapParts } from '../data/every-page.ts'
import { sitemapFile } from '../text/sitemap.ts'

export const getStaticPaths = async () =>
  (await sitemapParts()).map((entries, index) => ({ params: { part: `${index + 1}` }, props: { entries } }))

export const GET = ({ props }: { props: { entries: string[] } }) => new Response(sitemapFile(props.entries))
