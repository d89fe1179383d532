// The customer keeps the receipt: on paper, in the mailbox, as files.
import { renderSVG } from 'uqr'
import type { Receipt } from '../../../worker/contract/receipt.ts'
import { find, show } from '../script/dom.ts'
import { call } from './api.ts'
import type { Link } from './link.ts'
import { say, telling } from './words.ts'

/** Level M, a quiet zone of four modules (ISO/IEC 18004). Drawn here, so that nobody else learns the address. */
const drawCode = (address: string): Element => {
  const svg = renderSVG(address, { ecc: 'M', border: 4, pixelSize: 1 })
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true)
}

const nameOf = (answer: Response, otherwise: string) =>
  /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? otherwise

const download = async (answer: Response, otherwise: string) => {
  const file = document.createElement('a')
  file.href = URL.createObjectURL(await answer.blob())
  file.download = nameOf(answer, otherwise)
  file.click()
  URL.revokeObjectURL(file.href)
}

export const showKeep = ({ mailable, contact }: Receipt): void => {
  show('#mail', mailable)
  find('#mail-to').textContent = mailable ? say('mailTo', { address: contact ?? '' }) : ''
}

export const listenForKeep = (link: Link): void => {
  find('#code').replaceChildren(drawCode(location.href))
  find('#print').addEventListener('click', () => print())
  const act = (button: string, deed: () => Promise<string>) =>
    find(button).addEventListener('click', () => void telling('#keep-status', deed))
  act('#take', async () => {
    await download(await call(link, 'GET', '/export'), 'rating.json')
    return say('saved')
  })
  act('#proof', async () => {
    await download(await call(link, 'GET', '/proof'), `${link.code}.tlog-proof`)
    return say('saved')
  })
  act('#mail', async () => {
    await call(link, 'POST', '/mails')
    return say('mailed')
  })
}
