// The page of a receipt, as a customer opens it after rating.
import { readFileSync } from 'node:fs'
import jsQR from 'jsqr'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { call } from '../../../worker/local/api.ts'
import { newRating } from '../../support/rating.ts'
import { axeFaults, colorRules, openPage, platform } from '../support/browser.ts'
import { serveHost } from '../support/host.ts'
import { openShop } from '../support/shop.ts'

const isChecked = (page: Page) => page.locator('#check[data-mark=right]').waitFor()
const say = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor()
/** Until the ledger is signed the page asks for a proof that is not there yet. */
const seriousOf = (faults: string[]) => faults.filter((fault) => !fault.includes('404'))

/** What a phone's camera reads of the code on the page. A pixel a module comes out of the browser, and is made larger here. */
const readCode = async (page: Page) => {
  const rows = await page.locator('#code svg').evaluate(async (svg) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`
    await image.decode()
    const size = (svg as SVGSVGElement).viewBox.baseVal.width
    const context = new OffscreenCanvas(size, size).getContext('2d')
    context?.drawImage(image, 0, 0, size, size)
    const { data } = context?.getImageData(0, 0, size, size) ?? { data: [] }
    const shades = Array.from({ length: size * size }, (_, at) => data[at * 4] ?? 0)
    return Array.from({ length: size }, (_, row) => shades.slice(row * size, (row + 1) * size))
  })
  const larger = <Item>(items: Item[]) => items.flatMap((item) => Array.from({ length: 4 }, () => item))
  const pixels = larger(rows.map(larger)).flat()
  const size = rows.length * 4
  return jsQR(Uint8ClampedArray.from(pixels.flatMap((shade) => [shade, shade, shade, 255])), size, size)?.data
}

const openReceipt = async (more: Parameters<typeof newRating>[0] = {}, options: BrowserContextOptions = {}) => {
  const shop = await openShop()
  const rating = newRating(more)
  await shop.rate(rating)
  const work = (method: string, path: string, body?: unknown) =>
    call(platform, method, `/v1/businesses/${shop.slug}/inbox/1/${path}`, body)
  const link = `#${shop.code}.${rating.id}.${rating.receipt}`
  const opened = await openPage(options)
  const visit = async (path = '/receipt/') => {
    await opened.page.goto(platform.url + path + link)
    await opened.page.locator('[data-state=open]').waitFor()
  }
  await visit()
  return { ...shop, ...opened, rating, work, link, visit }
}

describe('from a tap to the receipt', () => {
  it('opens from the widget, proves that it counts, shows the reply, is changed and withdrawn, and tells nobody', async () => {
    const shop = await openShop()
    const { page: host, context } = await openPage({ viewport: { width: 390, height: 800 } })
    await host.goto(await serveHost({ body: shop.script }))
    await host.locator('[part=star]').nth(3).click()
    await host.getByLabel('Your comment').fill('Warm bread.')
    await host.getByRole('button', { name: 'Save', exact: true }).click()
    await host.getByText('You can change it from this device').waitFor()
    const sent: string[] = []
    context.on('request', (request) => sent.push(`${request.url()} ${request.headers().referer ?? ''}`))
    const [page] = await Promise.all([
      context.waitForEvent('page'),
      host.getByRole('link', { name: 'Your receipt' }).click(),
    ])
    await page.getByRole('link', { name: /^Shop / }).waitFor()
    await say(page, 'Counted as entry 2 of the ledger')
    await say(page, '4 stars: good')
    await say(page, 'Your comment is not shown: you did not agree to it.')
    await isChecked(page)

    await page.getByText('Change it').click()
    await page.getByLabel('2 stars: poor').check()
    await page.getByLabel('Comment', { exact: true }).fill('Warm bread, long queue.')
    await page.getByLabel('Show my comment and name to the public').check()
    await page.getByRole('button', { name: 'Save the change' }).click()
    await say(page, 'Your change is saved.')
    await say(page, 'Counted as entry 3 of the ledger')
    await say(page, 'Your comment is shown to the public.')
    await isChecked(page)
    expect(await shop.ratings()).toMatchObject([{ stars: 2, comment: 'Warm bread, long queue.' }])

    await call(platform, 'PUT', `/v1/businesses/${shop.slug}/inbox/1/reply`, { text: 'We bake more now.' })
    await page.reload()
    await say(page, 'We bake more now.')
    await page.getByText('Erase or withdraw it').click()
    await page.getByRole('button', { name: 'Withdraw my rating' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
    expect((await shop.summary()).n).toBe(1)
    await page.getByRole('button', { name: 'Withdraw my rating' }).click()
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    await say(page, 'Your rating is withdrawn.')
    await say(page, 'Withdrawn by entry 4 of the ledger')
    await isChecked(page)
    expect((await shop.summary()).n).toBe(0)
    expect(await page.getByText('Change it').isVisible()).toBe(false)

    const secret = new URL(page.url()).hash.split('.').at(-1) ?? ''
    expect(secret).toHaveLength(43)
    expect(sent.filter((one) => one.includes(secret))).toEqual([])
    // The widget is at home on the host's page; the receipt is opened without a word of where from, and leaves nothing.
    expect(await page.evaluate(() => [document.referrer, document.cookie, localStorage.length])).toEqual(['', '', 0])
    expect(await page.evaluate(() => window.opener)).toBe(null)
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
  })

  it('is one link away from the hosted page without a script, in its language', async () => {
    const shop = await openShop({ locales: ['el', 'en'] })
    const { page } = await openPage({ javaScriptEnabled: false })
    await page.goto(`${platform.url}/r/${shop.code}?lang=el`)
    await page.locator('[name=stars][value="5"]').check()
    await page.getByRole('button', { name: 'Υποβολή αξιολόγησης' }).click()
    const link = page.getByRole('link', { name: 'Το αποδεικτικό σας' })
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    const { page: receipt } = await openPage({ viewport: { width: 390, height: 800 } })
    await receipt.goto(new URL((await link.getAttribute('href')) ?? '', platform.url).href)
    await say(receipt, 'Μετράει ως εγγραφή 1 του βιβλίου')
    await isChecked(receipt)
    // The other languages take the receipt along.
    await receipt.getByRole('link', { name: 'Latviešu' }).click()
    await say(receipt, 'Ieskaitīts kā virsgrāmatas ieraksts nr. 1')
  })
})

describe('what the receipt says', () => {
  it('names the reason for which a comment is withheld, and asks for the objection only then', async () => {
    const { page, work, visit } = await openReceipt({ comment: 'My neighbour Max is slow.', publish: true })
    expect(await page.getByText('Object to it').isVisible()).toBe(false)
    await work('PUT', 'withholding', { reason: 'personal_data' })
    await page.reload()
    await say(page, 'The reason given: it names a private person. Your stars count as before.')
    expect(await page.getByLabel('Why your comment should be shown').isVisible()).toBe(true)
    await visit('/fi/receipt/')
    await say(page, 'Ilmoitettu syy: siinä mainitaan yksityishenkilö.')
  })

  it('takes an objection once, and says what the business decided', async () => {
    const { page, work } = await openReceipt({ comment: 'Max is slow.', publish: true })
    await work('PUT', 'withholding', { reason: 'personal_data' })
    await page.reload()
    await page.getByLabel('Why your comment should be shown').fill('Max is the name of the oven.')
    await page.getByRole('button', { name: 'Send the objection' }).click()
    await say(page, 'Your objection was sent on')
    expect(await page.getByLabel('Why your comment should be shown').isVisible()).toBe(false)
    await page.reload()
    await say(page, 'Your objection was sent on')
    await work('PUT', 'appeal/refusal')
    await page.reload()
    await say(page, 'The business looked again and keeps your comment withheld.')
    await work('DELETE', 'withholding')
    await page.reload()
    await say(page, 'Your comment is shown to the public.')
  })

  it('says so where the operator took the rating out as fraud, and lets its words be erased', async () => {
    const { page, slug } = await openReceipt({ stars: 5, comment: 'Best bread ever.', publish: true })
    const reason = 'Sold by a click farm.'
    await call(platform, 'POST', `/v1/businesses/${slug}/invalidations`, { numbers: [1], reason })
    await page.reload()
    await say(page, 'Taken out of the score as fraud, by the operator of this site, with entry 2 of the ledger')
    await isChecked(page)
    await page.getByText('Erase or withdraw it').click()
    await page.getByRole('button', { name: 'Withdraw my rating' }).click()
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    await say(page, 'Your rating is withdrawn.')
    await isChecked(page)
    expect(await page.getByText('Best bread ever.').isVisible()).toBe(false)
  })

  it('says exactly what differs where the ledger does not hold', async () => {
    const { page, link } = await openReceipt({ stars: 1, comment: 'Cold.' })
    await isChecked(page)
    await page.route(`**/ratings/${link.split('.')[1]}`, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), stars: 5 } })
    })
    await page.reload()
    await say(page, 'The proof does not hold:')
    await say(page, 'the entry has 1 stars, the receipt 5')
  })

  it('opens nothing by half a link, by a wrong one, or where nobody answers', async () => {
    const { page } = await openPage()
    const { code, rating } = await openReceipt()
    for (const hash of ['', `#${code}.${rating.id}`, `#${code}.${rating.id}.${newRating().receipt}`]) {
      await page.goto('about:blank')
      await page.goto(`${platform.url}/receipt/${hash}`)
      await say(page, 'This link opens no receipt.')
    }
    await page.route('**/v1/**', (route) => route.abort())
    await page.goto('about:blank')
    await page.goto(`${platform.url}/receipt/#${code}.${rating.id}.${rating.receipt}`)
    await say(page, 'nobody answered')
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Try again' }).click()
    await say(page, 'Counted as entry 1')
  })
})

describe('what can be done with a receipt', () => {
  it('loses nothing of what is typed while the server is away or busy', async () => {
    const { page, rating, ratings } = await openReceipt({ comment: 'One.', publish: true })
    await page.getByText('Change it').click()
    const comment = page.getByLabel('Comment', { exact: true })
    await comment.fill('Two.')
    const save = page.getByRole('button', { name: 'Save the change' })
    await page.route(`**/${rating.id}`, (route) => route.abort())
    await save.click()
    await say(page, 'What you typed is still here')
    await page.unrouteAll()
    const busy = { code: 'busy', status: 503 }
    await page.route(`**/${rating.id}`, (route) => route.fulfill({ status: 503, json: busy }), { times: 1 })
    await save.click()
    await say(page, 'The server is busy right now.')
    expect(await comment.inputValue()).toBe('Two.')
    await save.click()
    await say(page, 'Your change is saved.')
    expect(await ratings()).toMatchObject([{ comment: 'Two.' }])
  })

  it('is erased by keyboard alone: the words go, the stars stay', async () => {
    const { page, summary, faults } = await openReceipt({ stars: 4, comment: 'Zebra', author: 'Anna', publish: true })
    const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    const tabTo = async (word: string) => {
      for (let tabs = 0; tabs < 40 && (await focus()) !== word; tabs += 1) await page.keyboard.press('Tab')
      expect(await focus()).toBe(word)
    }
    await tabTo('Skip to the content')
    await page.keyboard.press('Enter')
    await tabTo('Erase or withdraw it')
    await page.keyboard.press('Enter')
    await tabTo('Erase my words')
    await page.keyboard.press('Enter')
    // The way out has the focus first, and Escape is another.
    expect(await focus()).toBe('Keep it')
    await page.keyboard.press('Escape')
    expect(await focus()).toBe('Erase my words')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await say(page, 'Your words are erased. Your stars count.')
    expect(await focus()).toBe('Your words are erased. Your stars count.')
    await say(page, 'You left no comment.')
    await isChecked(page)
    expect(await summary()).toMatchObject({ n: 1, withText: 0, stars: { 4: 1 } })
    expect(seriousOf(faults)).toEqual([])
  })

  it('is kept: as files, as a code to scan, on paper, in the mailbox', async () => {
    const contact = `anna-${newRating().id}@example.org`
    const { page, rating } = await openReceipt({ comment: 'Ābols', contact, locale: 'lv' })
    await isChecked(page)
    const fileBy = async (button: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ])
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
    }
    const data = await fileBy('Save everything stored')
    expect(data.name).toBe('rating-1.json')
    expect(JSON.parse(data.text).rating).toMatchObject({ comment: 'Ābols', contact })
    expect((await fileBy('Save the proof')).text).toMatch(/^c2sp\.org\/tlog-proof@v1\n/)

    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Print it' }).isVisible()).toBe(false)
    expect(await readCode(page)).toBe(page.url())

    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Mail me this link' }).click()
    await say(page, 'Sent. Look into your mailbox.')
    const mail = await (await fetch(`${platform.url}/dev/mail/latest?to=${encodeURIComponent(contact)}`)).json()
    const [address = ''] = /http\S+/.exec(mail.text) ?? []
    expect(address).toContain(`/lv/receipt/#`)
    await page.goto(address)
    await say(page, 'Ieskaitīts kā virsgrāmatas ieraksts nr. 1')
    expect(address.endsWith(rating.receipt)).toBe(true)
  })
})

describe.each(['light', 'dark'] as const)('in a %s scheme', (colorScheme) => {
  it('has nothing that axe objects to with all of it open, and fits a phone, also in Greek and in large type', async () => {
    const size = { width: 390, height: 800 }
    const shop = await openReceipt(
      { comment: 'Ζεστό ψωμί.', author: 'Πηνελόπη', contact: 'p@example.org', publish: true },
      { colorScheme, viewport: size, bypassCSP: true },
    )
    const { page, work, visit } = shop
    await work('PUT', 'reply', { text: 'Ευχαριστούμε.' })
    await work('PUT', 'withholding', { reason: 'off_topic' })
    await visit('/el/receipt/')
    await isChecked(page)
    for (const summary of await page.locator('summary').all()) await summary.click()
    expect(await axeFaults(page, colorScheme === 'dark' ? colorRules : undefined)).toEqual([])
    await page.locator('[data-opens=erase]').click()
    expect(await axeFaults(page, colorScheme === 'dark' ? colorRules : undefined)).toEqual([])
    await page.keyboard.press('Escape')
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
