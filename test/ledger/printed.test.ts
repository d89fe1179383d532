// What a page prints, read as people read it, and held to its ledger.
import { describe, expect, it } from 'vitest'
import { auditLog } from '../../worker/ledger/audit.ts'
import { figuresOf } from '../../worker/ledger/compare.ts'
import { toBase64 } from '../../worker/ledger/encoding.ts'
import { signerOf } from '../../worker/ledger/note.ts'
import { readPrinted } from '../../worker/ledger/printed.ts'
import { verifyLog } from '../../worker/ledger/verify.ts'
import { data, printedPage } from '../support/printed-page.ts'
import { makeLog, sourceOf } from './log.ts'

describe('a printed figure', () => {
  it('is read in whatever way its language writes it', () => {
    const html = ['1,234', '1 234', '1\u00a0234', '1.234', '1234']
      .map((said) => data('received', '1234', said))
      .join('')
    const { figures, entries } = readPrinted(`${html}${data('mean', '4.25', '4,25')}${data('entries', '9')}`)
    expect([...figures]).toEqual([
      ['received', '1234'],
      ['mean', '4.25'],
    ])
    expect(entries).toBe(9)
  })

  it('is one that people see: what stands behind it may not differ', () => {
    expect(() => readPrinted(data('received', '43', '34'))).toThrow('received: 34 is printed, and 43 stands behind it')
    expect(() => readPrinted(data('root', 'AAA=', 'AAB='))).toThrow('root: AAB= is printed')
  })

  it('is the same in every place, also for search engines', () => {
    const twice = data('score', '43') + data('score', '44')
    expect(() => readPrinted(twice)).toThrow('score: 43 is printed in one place, 44 in another')
    const machines = `"aggregateRating":{"@type":"AggregateRating","ratingValue":4.2,"ratingCount":44,"bestRating":5}`
    expect(() => readPrinted(data('score', '43') + machines)).toThrow('score: 43')
    expect(() => readPrinted(data('mean', '4.25') + machines)).toThrow('mean: 4.25')
    expect(readPrinted(data('mean', '4.20') + machines + data('entries', '1')).figures.get('score')).toBe('44')
  })

  it('is missing from a page without a disclosure', () => {
    expect(() => readPrinted('<p>4.9 stars from 9,000 ratings</p>')).toThrow('how many entries')
  })
})

describe('a page of a log of 300 entries, made when there were 120', async () => {
  const signer = await signerOf('candor.test/ledger/one', new Uint8Array(32).fill(3))
  const [files, then] = [await makeLog(300, signer), await makeLog(120, signer)]
  const source = sourceOf(files)
  const before = await verifyLog(sourceOf(then))
  const root = toBase64(before.checkpoint.root)
  const pageOf = (figures: ReadonlyMap<string, string>, size = '120', seen = root) =>
    printedPage(figures, 120, Number(size), seen)
  const now = await verifyLog(source)
  const disclosure = { ...now.totals, entries: 300, checkpoint: null }
  const audit = (html: string | null) =>
    auditLog(source, {
      readPage: async () => html,
      readDisclosure: async () => disclosure,
      pause: async () => undefined,
    })
  const right = figuresOf(before.totals)

  it('holds, however much came after it', async () => {
    const { printed } = await audit(pageOf(right))
    expect(printed).toMatchObject({ entries: 120, checkpoint: { size: 120, root } })
  })

  it('fails with any one digit changed, which is named', async () => {
    for (const [name, value] of right) {
      const other = value.endsWith('9')
        ? `${value.slice(0, -1)}8`
        : value.replace(/.$/, (digit) => `${Number(digit) + 1}`)
      const failure = await audit(pageOf(new Map(right).set(name, other))).catch((error: unknown) => error)
      const what = name.replace(/ ([1-5])$/, ' with $1 of 5 stars')
      expect(failure).toMatchObject({ check: 'page', message: `${what}: ${other} is printed, ${value} is logged` })
    }
  })

  it('fails with a figure left out, and with one made up', async () => {
    const less = new Map(right)
    less.delete('counted open 1')
    await expect(audit(pageOf(less))).rejects.toThrow('counted open with 1 of 5 stars: 0 is printed, 24 is logged')
    const more = new Map(right).set('counted invited 5', '7')
    await expect(audit(pageOf(more))).rejects.toThrow('counted invited with 5 of 5 stars: 7 is printed, 0 is logged')
  })

  it('fails where it prints another beginning, or a longer log than there is', async () => {
    await expect(audit(pageOf(right, '119'))).rejects.toMatchObject({
      check: 'page',
      message: expect.stringContaining(`and the page prints it as ${root}`),
    })
    await expect(audit(pageOf(right, '301'))).rejects.toThrow(
      'the log has 300 entries, and the page prints it with 301',
    )
    const ahead = pageOf(right).replace(
      'value="120" data-figure="entries">120',
      'value="999" data-figure="entries">999',
    )
    await expect(audit(ahead)).rejects.toThrow('the page counts 999 entries, and 300 are signed')
  })

  it('cannot be checked where there is none', async () => {
    await expect(audit(null)).rejects.toThrow('no public page')
  })
})
