// What opens a receipt: code, id and secret, behind the # of the address. No server is ever sent it but in the header of a
// question about this very rating.

export type Link = { code: string; id: string; secret: string }

/** Undefined where the address holds no whole link. */
export const readLink = (hash: string): Link | undefined => {
  const [, code, id, secret] = /^#([A-Za-z0-9]{4,20})\.([0-9a-f-]{36})\.([\w-]{43})$/i.exec(hash) ?? []
  return code && id && secret ? { code, id, secret } : undefined
}

/** The links to the other languages take the receipt along; the one that skips the head of the page leaves it alone. */
export const carryLink = (): void => {
  for (const other of document.querySelectorAll<HTMLAnchorElement>('.languages a')) other.hash = location.hash
  const main = document.querySelector('main')
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault()
    main?.setAttribute('tabindex', '-1')
    main?.focus()
  })
  addEventListener('hashchange', () => location.reload())
}
