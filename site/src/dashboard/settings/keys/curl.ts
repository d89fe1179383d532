// A line that tries a key out, with the address and the rights that it has.
import type { Key } from '../../../../../worker/contract/key.ts'

const batch = '{ "source": "till", "touchpoint": "YOUR-CODE", "ratings": [{ "sourceId": "1", "stars": 5 }] }'

export const curlOf = (slug: string, scopes: Key['scopes'], origin = location.origin): string => {
  const business = `${origin}/v1/businesses/${slug}`
  const key = '-H "authorization: Bearer $CANDOR_KEY"'
  if (scopes.includes('ratings:read')) return `curl "${business}/inbox?limit=3" ${key}`
  if (!scopes.includes('imports:write')) return `curl "${business}" ${key}`
  return `curl "${business}/imports" ${key} -H "content-type: application/json" \\\n  -d '${batch}'`
}
