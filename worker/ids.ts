let last = 0
let count = 0

/**
 * A UUID of version 7 (RFC 9562), so that the order of ids is that of time: milliseconds, then 12 bits that count within
 * one (method 1 of its section 6.2), then 62 bits of chance.
 */
export const timedId = (now: number): string => {
  count = now === last ? count + 1 : 0
  last = now
  const time = now.toString(16).padStart(12, '0')
  const order = (count % 4096).toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}${crypto.randomUUID().slice(18)}`
}
