// A survey brought in from a file, with a mapping that says what its columns mean.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Insights } from '../../../worker/contract/insights.ts'
import type { OwnQuestion } from '../../../worker/contract/own-questions.ts'
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
