/** A UUID of version 7 (RFC 9562), so that the order of ids is that of time: milliseconds, then 74 bits of chance. */
export const timedId = (now: number): string => {
  const time = now.toString(16).padStart(12, '0')
  const chance = crypto.randomUUID().slice(15)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance}`
}
