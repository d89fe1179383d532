/** Gives a text or a picture as a file, without asking any server. */
export const download = (name: string, content: string | Blob, type = 'text/plain;charset=utf-8'): void => {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content
  const address = URL.createObjectURL(blob)
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
