import { publicOrigin } from '../data/settings.ts'

export const GET = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${publicOrigin()}/sitemap.xml\n`)
