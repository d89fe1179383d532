// The work on ratings, as somebody of the business does it.
import { describe, expect, it } from 'vitest'
import type { ShownRating } from '../../../worker/contract/rating.ts'
import { openInboxOf, said } from '../support/inbox.ts'
import { addMember } from '../support/people.ts'

const shownTo = async (inbox: Awaited<ReturnType<typeof openInboxOf>>) =>
  (await inbox.owner.call<{ ratings: ShownRating[] }>('GET', `${inbox.path}/ratings`)).ratings

describe('the work on one rating', () => {
  it('replies in public, edits the reply, takes it away, and puts it back', async () => {
    const inbox = await openInboxOf([said('The bread was warm.')])
    const { page, faults } = await inbox.show('&n=1')
    await page.getByLabel('Your public reply').fill('Thank you, <b>Jānis</b>.')
    await page.reload()
    expect(await page.getByLabel('Your public reply').inputValue()).toBe('Thank you, <b>Jānis</b>.')
    await page.getByRole('button', { name: 'Send the reply' }).click()
    await page.getByText('Answered after').waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ reply: { text: 'Thank you, <b>Jānis</b>.' } }])

    await page.getByRole('region', { name: 'Reply' }).getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Your public reply').fill('Come again.')
    await page.getByRole('button', { name: 'Save the reply' }).click()
    await page.getByText('Reply changed.').waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ reply: { text: 'Come again.' } }])

    await page.getByRole('region', { name: 'Reply' }).getByRole('button', { name: 'Remove' }).click()
    const toast = page.getByText('Reply removed.').locator('..')
    await toast.waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ reply: null }])
    await toast.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ reply: { text: 'Come again.' } }])
    expect(faults).toEqual([])
  })

  it('says that nobody reads a reply to a text that is not shown', async () => {
    const inbox = await openInboxOf([
      said('Mr Smith was rude.', 1),
      { ...said('Keep this to yourselves.'), publish: false },
    ])
    await inbox.owner.call('PUT', `${inbox.path}/inbox/1/withholding`, { reason: 'personal_data' })
    const { page, faults } = await inbox.show('&n=1')
    await page.getByText('The text is withheld, and your reply with it').waitFor()
    await page.getByLabel('Your reply').fill('We are sorry.')
    await page.getByRole('button', { name: 'Send the reply' }).click()
    await page.getByText('Reply saved. The public does not see it.').waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ reply: null }, { reply: null }])
    await page.getByRole('button', { name: 'Newer rating' }).click()
    await page.getByText('so the public sees neither the comment nor your reply').waitFor()
    expect(await page.getByText('Public:').count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('withholds a text for a reason that the public reads, says so beforehand, and shows it again', async () => {
    const inbox = await openInboxOf([said('Mr Smith of 5 Elm Street was rude.', 1)])
    const { page, faults } = await inbox.show('&n=1')
    await page.getByRole('button', { name: 'Withhold the text …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Withhold the text' })
    await dialog.getByText('The stars stay counted').waitFor()
    await dialog.getByLabel('It names a private person').check()
    const sentence = 'The text is withheld: it names a private person. The stars count.'
    await dialog.getByText(sentence).waitFor()
    await dialog.getByRole('button', { name: 'Withhold the text' }).click()
    const publicView = page.getByRole('region', { name: 'What the public sees' })
    await publicView.getByText(sentence).waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ stars: 1, comment: null, withheld: 'personal_data' }])

    await publicView.getByRole('button', { name: 'Show the text again' }).click()
    await publicView.getByText('Mr Smith of 5 Elm Street').waitFor()
    expect(await shownTo(inbox)).toMatchObject([{ withheld: null }])
    expect(faults).toEqual([])
  })

  it('tags, assigns, notes and resolves, and tells all of it in the history', async () => {
    const inbox = await openInboxOf([said('Too salty.', 2)])
    const colleague = await addMember(inbox, 'agent', 'Bruno Bērziņš')
    const { page, faults } = await inbox.show('&n=1')
    await page.getByLabel('Add a tag').fill('salt')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page
      .getByRole('region', { name: 'Follow-up' })
      .getByLabel('Assigned to')
      .selectOption({
        label: `Assigned to ${colleague.name}`,
      })
    await page.getByText('Note for colleagues').click()
    await page.getByLabel('Your note').fill('Ask the baker.')
    await page.getByRole('button', { name: 'Save the note' }).click()
    await page.getByRole('button', { name: 'Resolved' }).click()
    const history = page.getByRole('region', { name: 'History' })
    await history.getByText('set it to “Resolved”').waitFor()
    const told = await history.innerText()
    for (const words of ['put on the tag “salt”', `assigned it to ${colleague.name}`, 'Ask the baker.'])
      expect(told).toContain(words)
    expect((await inbox.detail(1)).case).toMatchObject({ status: 'resolved', tags: ['salt'] })

    await page.getByRole('button', { name: 'salt Remove' }).click()
    await page.getByText('Tag “salt” taken off.').locator('..').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    expect((await inbox.detail(1)).case.tags).toEqual(['salt'])
    expect(faults).toEqual([])
  })

  it('shows every answer in words, and where the rating comes from', async () => {
    const inbox = await openInboxOf([
      { ...said('Rye.'), answers: { expectation: 4, recommend: 9 }, subject: 'Rye bread' },
    ])
    const { page } = await inbox.show('&n=1')
    const definitions = page.getByRole('region', { name: 'Answers' }).getByRole('definition')
    // It is read once more where news of it come in, and its parts are drawn anew.
    const answers = ['better', '9, on a scale from 0 (not at all likely) to 10 (extremely likely)']
    await expect.poll(() => definitions.allInnerTexts()).toEqual(answers)
    const origin = page.getByRole('region', { name: 'Where it comes from' })
    for (const words of [
      'Counter, QR code',
      'Rye bread',
      'Anybody with the link could rate.',
      'English',
      'Not changed since.',
    ])
      await expect.poll(() => origin.innerText()).toContain(words)
  })

  it('shows what was written in an answer where there is no comment', async () => {
    const inbox = await openInboxOf()
    const wanted = { kind: 'text', wording: { en: { text: 'What did you miss?' } } }
    const { key } = await inbox.owner.call<{ key: string }>('POST', `${inbox.path}/questions`, wanted)
    await inbox.owner.call('PATCH', `${inbox.path}/touchpoints/${inbox.code}`, { questions: [key] })
    await inbox.rate({ stars: 2, answers: { [key]: 'A chair.' } })
    await inbox.rate({ stars: 3 })
    const { page, list } = await inbox.show('&n=1')
    await page.getByRole('region', { name: 'Answers' }).getByText('A chair.').waitFor()
    await page.getByText('No comment. What the customer wrote stands in the answers.').waitFor()
    await list.getByText('A chair.').waitFor()
    await page.getByRole('button', { name: 'Newer rating' }).click()
    await page.getByText('Stars, and no words here.').waitFor()
  })

  it('features a comment, and no longer', async () => {
    const inbox = await openInboxOf([said('Best rye in town.', 5)])
    const { page } = await inbox.show('&n=1')
    await page.getByRole('button', { name: 'Feature as testimonial' }).click()
    await page.getByText('Featured as a testimonial.').waitFor()
    expect((await inbox.detail(1)).case.featured).toBe(true)
    await page.getByRole('button', { name: 'Feature no longer' }).click()
    await page.getByText('Featured no longer.').waitFor()
    expect((await inbox.detail(1)).case.featured).toBe(false)
  })

  it('keeps what was just done when an answer from before it comes late', async () => {
    const inbox = await openInboxOf([said('Warm.')])
    const { page } = await inbox.show('&n=1')
    const reply = page.getByRole('region', { name: 'Reply' })
    await page.getByLabel('Your public reply').fill('First.')
    await page.getByRole('button', { name: 'Send the reply' }).click()
    await reply.getByText('First.').waitFor()

    const late: (() => Promise<void>)[] = []
    await page.route(`**${inbox.path}/inbox/1`, async (route) => {
      const answer = await route.fetch()
      late.push(() => route.fulfill({ response: answer }))
    })
    await inbox.owner.call('POST', `${inbox.path}/inbox/1/notes`, { text: 'Look at this.' })
    await expect.poll(() => late.length).toBe(1)
    await reply.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Your public reply').fill('Second.')
    await page.getByRole('button', { name: 'Save the reply' }).click()
    await reply.getByText('Second.').waitFor()
    const [response] = await Promise.all([page.waitForResponse(`**${inbox.path}/inbox/1`), late[0]?.()])
    await response.finished()
    expect(await reply.innerText()).toContain('Second.')
  })

  it('keeps a reply that is half written when a colleague is quicker, and says so', async () => {
    const inbox = await openInboxOf([said('Warm.')])
    const colleague = await addMember(inbox, 'agent', 'Bruno Bērziņš')
    const { page, faults } = await inbox.show('&n=1')
    const field = page.getByLabel('Your public reply')
    await field.pressSequentially('Dear guest, ')
    await colleague.call('PUT', `${inbox.path}/inbox/1/reply`, { text: 'Thank you from Bruno.' })
    await page.getByText('Bruno Bērziņš has replied meanwhile.').waitFor()
    await page.keyboard.type('we are happy.')
    expect(await field.inputValue()).toBe('Dear guest, we are happy.')
    expect((await inbox.detail(1)).case).toMatchObject({ status: 'in_progress', assignee: null })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('region', { name: 'Reply' }).getByRole('button', { name: 'Edit' }).click()
    expect(await field.inputValue()).toBe('Thank you from Bruno.')
    expect(faults).toEqual([])
  })

  it('takes back what the server refuses, and says why', async () => {
    const inbox = await openInboxOf([said('Warm.')])
    const { page } = await inbox.show('&n=1')
    await page.getByRole('button', { name: 'Resolved' }).waitFor()
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Resolved' }).click()
    await page.getByRole('status').getByText('You are signed out.').waitFor()
    expect(await page.getByRole('button', { name: 'Resolved' }).getAttribute('aria-pressed')).toBe('false')
  })

  it('offers an analyst nothing that an analyst may not do', async () => {
    const inbox = await openInboxOf([said('Warm.')])
    const analyst = await addMember(inbox, 'analyst', 'Anna Analyst')
    const { page, list, faults } = await inbox.show('&n=1', {}, analyst)
    await page.getByRole('region', { name: 'History' }).waitFor()
    expect(await list.getByRole('checkbox').count()).toBe(0)
    const detail = page.getByRole('region', { name: 'The open rating' })
    expect(await detail.getByRole('textbox').count()).toBe(0)
    const offered = await detail.getByRole('button').evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(offered).toEqual(['Newer rating', 'Older rating'])
    await page.keyboard.press('e')
    await page.keyboard.press('x')
    expect((await inbox.detail(1)).case.status).toBe('new')
    expect(faults).toEqual([])
  })
})

describe('many at once', () => {
  it('changes a range of them in one go, and undoes it to what each one was', async () => {
    const inbox = await openInboxOf([said('One.'), said('Two.'), said('Three.'), said('Four.')])
    const change = { status: 'resolved', addTags: ['old'] }
    await inbox.owner.call('PATCH', `${inbox.path}/inbox`, { changes: [{ number: 2, change }] })
    await inbox.owner.call('PATCH', `${inbox.path}/inbox`, { changes: [{ number: 3, change: { status: 'open' } }] })
    const { page, list, faults } = await inbox.show()
    await list.getByLabel('Select rating 3').check()
    await list.getByLabel('Select rating 1').click({ modifiers: ['Shift'] })
    await page.getByText('3 selected').waitFor()
    await page.getByRole('button', { name: 'More …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change 3 ratings' })
    await dialog.getByLabel('Status').selectOption('In progress')
    await dialog.getByLabel('Add a tag').fill('old')
    await dialog.getByRole('button', { name: 'Change 3 ratings' }).click()
    const toast = page.getByText('3 ratings changed.').locator('..')
    await toast.waitFor()
    for (const number of [1, 2, 3])
      expect((await inbox.detail(number)).case).toMatchObject({ status: 'in_progress', tags: ['old'] })
    expect((await inbox.detail(4)).case.status).toBe('new')

    const undone = page.waitForRequest((request) => request.method() === 'PATCH')
    await toast.getByRole('button', { name: 'Undo' }).click()
    expect((await undone).postDataJSON().changes).toHaveLength(3)
    await page.getByText('Taken back.').waitFor()
    expect((await inbox.detail(1)).case).toMatchObject({ status: 'new', tags: [] })
    expect((await inbox.detail(2)).case).toMatchObject({ status: 'resolved', tags: ['old'] })
    expect((await inbox.detail(3)).case).toMatchObject({ status: 'open', tags: [] })
    expect(faults).toEqual([])
  })
})
