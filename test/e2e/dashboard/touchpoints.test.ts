// Touchpoints, as their business makes, edits, previews and shares them.
import { expect, it } from 'vitest'
import type { OwnQuestion } from '../../../worker/contract/own-questions.ts'
import type { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import type { OwnTouchpoint } from '../../../worker/contract/touchpoint-settings.ts'
import { newRating } from '../../support/rating.ts'
import { openPage, platform } from '../support/browser.ts'
import { axeFaultsOf, openDashboard } from '../support/dashboard.ts'
import { addMember, openBusiness, type Person, signUp } from '../support/people.ts'

let signingUp: Promise<Person> | undefined

const openTouchpoint = async () => {
  signingUp ??= signUp('Anna Ozola')
  const business = await openBusiness(await signingUp)
  const { owner, path, slug } = business
  const wanted = { name: 'Counter', channel: 'web' }
  const { code } = await owner.call<Touchpoint>('POST', `${path}/touchpoints`, wanted)
  const own = () => owner.call<OwnTouchpoint>('GET', `${path}/touchpoints/${code}`)
  const show = (section: string, person = owner, options = {}) =>
    openDashboard(`touchpoints/?b=${slug}&t=${code}&s=${section}`, { state: person.state, options })
  return { ...business, code, own, show }
}

it('asks other questions in other words, shown by the real widget before they are saved', async () => {
  const { own, show, owner, path } = await openTouchpoint()
  const { page, faults } = await show('questions')
  const widget = page.frameLocator('iframe')
  await widget.getByText('How was it?').waitFor()
  await page.getByLabel('Ask one more').selectOption('resolved')
  await page.getByLabel('Ask one more').selectOption('recommend')
  await page.getByRole('listitem').filter({ hasText: 'recommend' }).getByRole('button', { name: 'Move up' }).click()
  await page.getByRole('link', { name: 'Words' }).click()
  await page.getByLabel('The question by the stars').first().fill('How was the bread?')
  await widget.getByText('How was the bread?').waitFor()
  await widget.getByRole('radio', { name: '4 stars' }).click()
  await widget.getByText('1 / 2').waitFor()
  await widget.getByRole('button', { name: '9', exact: true }).click()
  await widget.getByText('Did we settle what you came for?').waitFor()
  expect(await own()).toMatchObject({ questions: [], texts: {} })

  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Customers see it within minutes.').waitFor()
  expect(await own()).toMatchObject({
    questions: ['recommend', 'resolved'],
    texts: { en: { title: 'How was the bread?' } },
  })
  // What was tapped in the preview was saved nowhere.
  expect(await owner.call('GET', `${path}/inbox`)).toMatchObject({ cases: [] })
  expect(faults).toEqual([])
})

it('asks a question of the business’s own, in two languages, and rewords it', async () => {
  const { own, show, owner, path } = await openTouchpoint()
  const { page, faults } = await show('questions')
  const widget = page.frameLocator('iframe')
  await page.getByRole('button', { name: 'Write a question of your own' }).click()
  const dialog = page.getByRole('dialog', { name: 'Write a question of your own' })
  await dialog.getByLabel('Answered by').selectOption('one of several answers')
  await dialog.getByLabel('The question').first().fill('Which loaf?')
  await dialog.getByLabel('The answers').first().fill('rye\noat\n\nwheat')
  await dialog.getByText('Latviešu').click()
  await dialog.getByLabel('The question').nth(1).fill('Kura maize?')
  await dialog.getByLabel('The answers').nth(1).fill('rudzu')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('It has too few or too many answers').waitFor()
  await dialog.getByLabel('The answers').nth(1).fill('rudzu\nauzu\nkviešu')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByLabel('How many of them one customer').selectOption('2')
  await page.locator('iframe[src*="askAtMost"]').waitFor()
  await widget.getByRole('radio', { name: '4 stars' }).click()
  await widget.getByRole('button', { name: 'wheat' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved. Customers see it within minutes.').waitFor()
  const { questions, askAtMost } = await own()
  expect([questions.length, askAtMost]).toEqual([1, 2])

  await page.getByRole('button', { name: 'Reword' }).click()
  const rewording = page.getByRole('dialog', { name: 'Say it in other words' })
  await rewording.getByLabel('The question').first().fill('Which loaf did you buy?')
  await rewording.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('listitem').filter({ hasText: 'Which loaf did you buy?' }).waitFor()
  const listed = await owner.call<{ questions: OwnQuestion[] }>('GET', `${path}/questions`)
  expect(listed.questions).toMatchObject([
    {
      key: questions[0],
      kind: 'choice',
      wording: { en: { text: 'Which loaf did you buy?' }, lv: { text: 'Kura maize?' } },
    },
  ])
  // The first try was refused, and the console says so.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
})

it('dresses the widget, names the sites, and takes back what was not meant', async () => {
  const { own, show } = await openTouchpoint()
  const { page } = await show('look')
  await page.getByLabel('Our own').check()
  await page.locator('input[type=color]').fill('#aa0044')
  await page.getByLabel('Square').check()
  await page.getByRole('link', { name: 'Where' }).click()
  await page.getByLabel('Sites').fill('our own shop')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Sites').fill('https://shop.example\nhttps://*.rye.example')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Customers see it').waitFor()
  expect(await own()).toMatchObject({
    look: { accent: '#aa0044', shape: 'square' },
    origins: ['https://shop.example', 'https://*.rye.example'],
  })
  await page.getByLabel('Sites').fill('')
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await page.getByLabel('Sites').inputValue()).toContain('shop.example')
})

it('pauses, and is opened again by undo', async () => {
  const { own, show } = await openTouchpoint()
  const { page } = await show('status')
  await page.getByRole('radio', { name: 'Paused' }).check()
  await page.getByText('It is paused.').waitFor()
  expect(await own()).toMatchObject({ status: 'paused' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await own()).status).toBe('open')
})

it('hands over the line, the code, the poster, the mail and the link', async () => {
  const { code, show } = await openTouchpoint()
  const { page, context } = await show('share')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy the line' }).click()
  await page.getByText('Copied').waitFor()
  const line = await page.evaluate(() => navigator.clipboard.readText())
  expect(line).toContain(`<script async src="${platform.url}/w/${code}.js"`)
  await page.getByRole('button', { name: 'Copy as HTML' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('<table')
  const poster = await page.getByRole('link', { name: 'Open to print' }).getAttribute('href')
  expect((await fetch(platform.url + poster)).status).toBe(200)
  for (const kind of ['SVG', 'PNG']) {
    const address = await page.getByRole('link', { name: kind, exact: true }).getAttribute('href')
    expect((await fetch(platform.url + address)).headers.get('content-type')).toContain('image/')
  }
})

it('does not say of a touchpoint that is rated by the API that nobody has opened it', async () => {
  const { owner, slug, code, show } = await openTouchpoint()
  const { page } = await show('share')
  await page.getByText('Nobody has opened it yet.').waitFor()
  await owner.call('POST', `/v1/touchpoints/${code}/ratings`, newRating())
  await page.reload()
  await page.getByText('Ratings come in. No view on a page is known yet').waitFor()
  await page.goto(`${platform.url}/dashboard/touchpoints/?b=${slug}`)
  await page.getByText('Ratings come in, no view on a page yet').waitFor()
  expect(await page.getByText('Not seen yet').count()).toBe(0)
})

it('hands over a poster in two languages, and a kiosk that begins in one of them', async () => {
  const { show } = await openTouchpoint()
  const { page } = await show('share')
  const poster = page.getByRole('link', { name: 'Open to print' })
  await page.getByRole('combobox', { name: 'Language of the poster', exact: true }).selectOption('Latviešu')
  await page.getByLabel('Second language of the poster').selectOption('English')
  expect(await poster.getAttribute('href')).toContain('lang=lv,en&')
  await page.getByRole('combobox', { name: 'Language of the poster', exact: true }).selectOption('English')
  expect(await poster.getAttribute('href')).toContain('lang=en&')
  await page.getByLabel('Language in which it begins').selectOption('Latviešu')
  await page.getByRole('link', { name: /kiosk=lv$/ }).waitFor()
})

it('lets an analyst look, and change nothing', async () => {
  const touchpoint = await openTouchpoint()
  const analyst = await addMember(touchpoint, 'analyst', 'Bruno')
  const { page } = await touchpoint.show('questions', analyst)
  await page.getByText('These follow', { exact: false }).or(page.getByText('After the stars')).first().waitFor()
  expect(await page.getByLabel('Ask one more').isDisabled()).toBe(true)
  await page.goto(`${platform.url}/dashboard/touchpoints/?b=${touchpoint.slug}`)
  await page.getByRole('link', { name: 'Counter', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'New touchpoint' }).count()).toBe(0)
})

it('shows its preview to the dashboard alone', async () => {
  const { code } = await openTouchpoint()
  const { page } = await openPage()
  const answer = await page.goto(
    `${platform.url}/r/${code}/preview?draft=${encodeURIComponent('{"texts":{"en":{"title":"Pay here"}}}')}`,
  )
  expect(answer?.status()).toBe(404)
})

it('has nothing that axe objects to', { timeout: 120_000 }, async () => {
  const { slug, show } = await openTouchpoint()
  const faults: string[] = []
  for (const width of [390, 1280]) {
    const options = { bypassCSP: true, viewport: { width, height: 844 } }
    const { page } = await show('share', undefined, options)
    for (const section of ['Share', 'Questions', 'Words', 'Look', 'Where', 'Status']) {
      await page.getByRole('link', { name: section, exact: true }).click()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      faults.push(...(await axeFaultsOf(page, `${section} ${width}`)))
    }
    for (const address of ['', '&new']) {
      await page.goto(`${platform.url}/dashboard/touchpoints/?b=${slug}${address}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByText(address ? 'A visit to the shop' : 'Counter', { exact: true }).waitFor()
      faults.push(...(await axeFaultsOf(page, `list${address} ${width}`)))
    }
  }
  expect(faults).toEqual([])
})
