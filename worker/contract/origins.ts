// The sites that may embed a touchpoint.
import * as z from 'zod'

const anywhere = '*.'

/** `https://shop.example.com`, or undefined where the address has none that a page could have. */
const originIn = (address: string): string | undefined => {
  if (!URL.canParse(address)) return undefined
  const { origin, protocol, hostname } = new URL(address)
  // A star stands for the first labels only, and never for a whole top-level domain.
  const rest = hostname.startsWith(anywhere) ? hostname.slice(anywhere.length) : `.${hostname}`
  const isHost = !rest.includes('*') && rest.includes('.')
  return /^https?:$/.test(protocol) && isHost ? origin : undefined
}

const Origin = z
  .string()
  .max(300)
  .refine((address) => originIn(address) !== undefined, {
    message: 'This is no site’s address, such as https://shop.example.com or https://*.example.com.',
    params: { code: 'no_origin' },
  })
  .overwrite((address) => originIn(address) ?? address)
  .describe('A site: scheme, host and port. The rest of an address is left out. `*.` before the host is any subdomain.')

export const Origins = z
  .array(Origin)
  .max(50)
  .transform((origins) => [...new Set(origins)])
  .describe('The sites whose pages may embed it, at most 50; an empty list is every site.')
