import { describe, expect, it } from 'vitest'
import { askedOf } from '../../worker/contract/asking.ts'
import {
  askedByDefault,
  isForWords,
  type QuestionKey,
  questionKeys,
  questionsAtMost,
} from '../../worker/contract/questions.ts'
import { templates } from '../../worker/contract/templates.ts'
import { questionIn } from '../../worker/languages/questions.ts'
import { newId } from '../support/rating.ts'

const all: [string, readonly QuestionKey[]][] = Object.entries(templates).map(([key, one]) => [key, one.questions])

describe('the templates', () => {
  it('ask every question of the library somewhere', () => {
    const asked = all.flatMap(([, questions]) => questions)
    expect(questionKeys.filter((key) => !asked.includes(key))).toEqual([])
  })

  it.each(all)('%s asks each question once, and for words only after what is answered by thumb', (_, questions) => {
    expect(new Set(questions).size).toBe(questions.length)
    expect(questions.length).toBeLessThanOrEqual(questionsAtMost)
    const list = questions.map((key) => questionIn('en', key, 'Rye'))
    for (const stars of [1, 2, 3, 4, 5]) {
      const asked = askedOf(list, stars, askedByDefault, newId())
      expect(asked).toHaveLength(askedByDefault)
      expect(asked.filter(({ key }) => isForWords(key))).toEqual([])
    }
  })
})
