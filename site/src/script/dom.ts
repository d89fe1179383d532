// What the scripts of the public pages do to their page.

/** The one element of this kind. The page and its script are made for each other: where it is missing, one of them is wrong. */
export const find = <Kind extends HTMLElement>(selector: string, within: ParentNode = document): Kind => {
  const found = within.querySelector<Kind>(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return found
}

export const show = (selector: string, isShown = true) => {
  find(selector).hidden = !isShown
}
