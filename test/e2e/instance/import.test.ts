// Reviews and surveys brought in from files; with a mapping that says what the columns mean, where there is one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Insights } from '../../../worker/contract/insights.ts'
import type { OwnQuestion } from '../../../worker/contract/own-questions.ts'
import type { Summary } from '../../../worker/contract/summary.ts'
import { call } from '../../../worker/local/api.ts'
import { platform } from '../support/browser.ts'
import { openShop } from '../support/shop.ts'

const mapping = {
  touchpoint: { name: 'Survey of 2024', channel: 'in_person', stage: 'use' },
  stars: { column: 'satisfaction', values: { satisfied: 5, dissatisfied: 2 } },
  subject: 'class',
  answers: [
    { column: 'speed', question: 'speed', none: ['0'] },
    { column: 'customer', question: 'customer_type', values: { new: 1, old: 2 } },
    {
      column: 'seat',
      question: { kind: 'scale', high: 5, wording: { en: { text: 'Seat', labels: ['poor', 'good'] } } },
      none: ['0'],
    },
  ],
}

const open = async () => {
  const { slug } = await openShop()
  const folder = mkdtempSync(join(tmpdir(), 'candor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [file, mapped] = [join(folder, 'survey.csv'), join(folder, 'mapping.json')]
  const write = (rows: string[], meaning: unknown = mapping) => {
    writeFileSync(file, ['satisfaction,class,speed,customer,seat', ...rows].join('\n'))
    writeFileSync(mapped, typeof meaning === 'string' ? meaning : JSON.stringify(meaning))
  }
  const run = () => {
    const args = ['worker/local/import.ts', file, '--business', slug, '--mapping', mapped, '--url', platform.url]
    const env = { ...process.env, CANDOR_OPERATOR_TOKEN: platform.operatorToken }
    return spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  }
  const read = <T>(path: string) => call<T>(platform, 'GET', `/v1/businesses/${slug}/${path}`)
  return { write, run, read }
}

describe('a survey', () => {
  it('is brought in with its answers, its own questions and all of its lines but those that are broken', async () => {
    const { write, run, read } = await open()
    const good = Array.from(
      { length: 20 },
      (_, index) => `${index % 4 ? 'satisfied' : 'dissatisfied'},Eco,${index % 6},${index % 2 ? 'new' : 'old'},4`,
    )
    write([...good, 'delighted,Eco,3,new,4', 'satisfied,Eco,3,stranger,4', 'satisfied,Eco,7,new,4', 'dissatisfied,Ec'])
    const { stdout } = run()
    expect(stdout).toContain('20 added, 0 known already, 4 left out.')
    expect(stdout).toMatch(/line 22: stars: /)
    expect(stdout).toMatch(/line 23: answers\.customer_type: /)
    expect(stdout).toMatch(/line 24: answers\.speed: /)
    expect(stdout).toMatch(/line 25: Too few fields/)
    expect(run().stdout).toContain('0 added, 20 known already, 4 left out.')

    const { questions } = await read<{ questions: OwnQuestion[] }>('questions')
    expect(questions).toMatchObject([{ kind: 'scale', high: 5, wording: { en: { text: 'Seat' } } }])
    const insights = await read<Insights>('insights?proof=imported')
    expect(insights).toMatchObject({ received: 20, stars: { now: { value: 4.25 } } })
    // One in six said 0: not asked, or does not apply.
    expect(insights.questions.find(({ key }) => key === 'speed')?.now.n).toBe(16)
    expect(insights.own).toMatchObject([{ counts: [0, 0, 0, 20, 0], now: { n: 20, value: 4 } }])
    expect(insights.stages.map(({ key }) => key)).toEqual(['use'])
    expect((await read<Insights>('insights')).received).toBe(0)
  })

  it.each([
    ['no JSON', '{', /cannot be read/],
    [
      'a question that there is not',
      { stars: 'satisfaction', answers: [{ column: 'seat', question: 'seat' }] },
      /answers/,
    ],
    ['a column that there is not', { stars: 'satisfaction', subject: 'row' }, /has no column named row/],
    ['nothing about the stars', { subject: 'class' }, /stars/],
  ])('with %s in its mapping is not brought in, and says why', async (_, meaning, words) => {
    const { write, run } = await open()
    write(['satisfied,Eco,3,new,4'], meaning)
    const { status, stderr } = run()
    expect(status).toBe(1)
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/^ +at /m)
  })
})

describe('bringing reviews in from a file', () => {
  const runImport = (file: string) =>
    spawnSync(process.execPath, ['worker/local/import.ts', file, '--business', 'demo', '--url', platform.url], {
      env: { ...process.env, CANDOR_OPERATOR_TOKEN: platform.operatorToken },
      encoding: 'utf8',
    })

  it('adds them once, however often it runs, and names the lines that it leaves out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'reviews.csv')
    const good = Array.from(
      { length: 150 },
      (_, index) => `${index},Title ${index},"Two\nlines, ""quoted"" ${index}",${1 + (index % 5)},Shoes`,
    )
    const rows = [...good.slice(0, 2), '900,Six stars,Too many,6,Shoes', ...good.slice(2), '901,No stars,None,,Shoes']
    writeFileSync(file, `,Title,Review Text,Rating,Department Name\n${rows.join('\n')}\n`)

    const first = runImport(file)
    expect(first.stdout).toContain('150/150')
    expect(first.stdout).toContain('150 added, 0 known already, 2 left out.')
    expect(first.stdout).toMatch(/line 6: /)
    expect(first.stdout).toMatch(/line 303: /)
    expect(runImport(file).stdout).toContain('0 added, 150 known already, 2 left out.')
    // A newer copy of the file has new rows above the old ones.
    writeFileSync(file, `,Title,Review Text,Rating,Department Name\n7777,New,"Says more",3,Shoes\n${rows.join('\n')}\n`)
    expect(runImport(file).stdout).toContain('1 added, 150 known already, 2 left out.')
    const subject = '/v1/businesses/demo/subjects/Shoes/summary?proof=imported'
    const stars = { 1: 30, 2: 30, 3: 31, 4: 30, 5: 30 }
    expect(await call<Summary>(platform, 'GET', subject)).toMatchObject({ n: 151, mean: 3, stars, withText: 151 })
  })

  it.each([
    ['a file that is not there', ['nothing.csv'], /nothing\.csv/],
    ['no file', [], /npm run import -- FILE\.csv/],
    ['a column that is not there', ['README.md'], /has no column named Rating/],
  ])('says what is wrong with %s, in words', (_, args, words) => {
    const run = spawnSync(process.execPath, ['worker/local/import.ts', ...args, '--business', 'demo'], {
      encoding: 'utf8',
    })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(words)
    expect(run.stderr).not.toMatch(/^ +at /m)
  })
})
