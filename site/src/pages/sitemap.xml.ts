import { sitemapParts } from '../data/every-page.ts'
import { publicOrigin } from '../data/settings.ts'
import { sitemapIndex } from '../text/sitemap.ts'

export const GET = async () => {
  const parts = await sitemapParts()
  return new Response(sitemapIndex(parts.map((_, index) => `${publicOrigin()}/sitemap-${index + 1}.xml`)))
}
