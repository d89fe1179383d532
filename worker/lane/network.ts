// Where a request comes from, as far as it tells one source from another.

const isOwnMachine = (address: string) => /^(127\.|::1$)/.test(address)

/** The eight groups of an IPv6 address, those that are left out written as 0. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const missing = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0)
  return [...(first ?? []), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(last ?? [])]
}

/**
 * An IPv4 address whole; of an IPv6 address the first 64 bits, since whoever has one has all of them that begin so.
 * Undefined where it tells nothing: none, or that of the machine itself, behind which anybody may be.
 */
export const networkOf = (address: string): string | undefined => {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
  if (plain === '' || isOwnMachine(plain)) return undefined
  if (!plain.includes(':')) return plain
  return groupsOf(plain)
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
