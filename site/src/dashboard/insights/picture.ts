// A chart as a file: as it is on the screen, with its title, on its own ground, and without the page's style sheets.

import { linesOf } from '../../charts/lines.ts'

const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
]
const margin = 24
const head = 44
const line = 20

/** Copies how each part looks into the part itself. */
const dress = (from: Element, to: Element) => {
  const looks = getComputedStyle(from)
  to.removeAttribute('class')
  to.setAttribute('style', properties.map((name) => `${name}:${looks.getPropertyValue(name)}`).join(';'))
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index]
    if (copy) dress(child, copy)
  }
}

const make = (name: string, attributes: Record<string, string | number>, text = '') => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.textContent = text
  return element
}

/** The chart as a picture of its own, with a title above and what it is about. */
export const pictureOf = (chart: SVGSVGElement, title: string, about: string) => {
  const { width, height } = chart.viewBox.baseVal
  const lines = linesOf(about, width, 4)
  const above = head + lines.length * line
  const [wide, high] = [width + 2 * margin, height + above + 2 * margin]
  const copy = chart.cloneNode(true) as SVGSVGElement
  dress(chart, copy)
  copy.setAttribute('x', String(margin))
  copy.setAttribute('y', String(margin + above))
  copy.setAttribute('overflow', 'visible')
  const { backgroundColor, color, fontFamily } = getComputedStyle(document.body)
  const words = { fill: color, 'font-family': fontFamily }
  const picture = make('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width: wide,
    height: high,
    viewBox: `0 0 ${wide} ${high}`,
  })
  picture.append(
    make('title', {}, title),
    make('rect', { width: wide, height: high, fill: backgroundColor }),
    make('text', { ...words, x: margin, y: margin + 18, 'font-size': 19, 'font-weight': 600 }, title),
    ...lines.map((text, index) =>
      make('text', { ...words, x: margin, y: margin + 42 + index * line, 'font-size': 14 }, text),
    ),
    copy,
  )
  return { svg: new XMLSerializer().serializeToString(picture), width: wide, height: high }
}

/** At twice its size, so that it is sharp on paper. */
export const pngOf = async ({ svg, width, height }: ReturnType<typeof pictureOf>): Promise<Blob> => {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 })
  canvas.getContext('2d')?.drawImage(image, 0, 0, width * 2, height * 2)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture cannot be drawn'))), 'image/png')
  })
}
