// DOM without innerHTML, so that a page which demands trusted types is content.

type Tags = HTMLElementTagNameMap & { svg: SVGSVGElement; path: SVGPathElement }

export const make = <T extends keyof Tags>(
  tag: T,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): Tags[T] => {
  const space = /svg|path/.test(tag) ? '2000/svg' : '1999/xhtml'
  const element = document.createElementNS(`http://www.w3.org/${space}`, tag) as Tags[T]
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

export const sheetOf = (css: string) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}
