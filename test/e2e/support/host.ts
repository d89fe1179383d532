// A web site of somebody else, on another origin, that embeds the widget.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { platform } from './browser.ts'

/** The strictest policy that a host of the widget may have: nothing inline, and only our origin beside its own. */
export const strictPolicy = `default-src 'none'; script-src ${platform.url}; connect-src ${platform.url}; style-src 'self'; img-src data:`

type Site = { body: string; head?: string; lang?: string; dir?: string; policy?: string }

/** Serves a page and gives its address. */
export const serveHost = async ({ body, head = '', lang = 'en', dir = 'ltr', policy }: Site): Promise<string> => {
  const page = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head>
<body><main><h1>A shop</h1>${body}<p id="after">What comes after.</p></main></body></html>`
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    if (policy) answer.setHeader('content-security-policy', policy)
    answer.end(page)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
