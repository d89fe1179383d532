// No concept that the founding articles name is lost between them and the product, and none claims what is not there.
import { describe, expect, it } from 'vitest'
import { chapters } from '../../site/src/docs/concepts.ts'

// By the articles' parts. A row may go only with its concept.
const named = `
  expectation requirements promise_kept on_time fanatic advocates anticipated_need right_moment appreciates needs_met
  value service purchase_ease customer_type journey_stage detractors kano cause_and_effect

  welcome first_contact greeting trust individual_care sincerity what_brings_you needs_understood follow_ups resolution
  options_relevant appreciated purchased thanks_by_name see_you_soon emotion service_or_price

  product_quality price problem_help speed delivery phone_service warranty listened clear_answer emotional_load
  angry_playbook never_fail each_contact improve themes

  contact_reasons reason_routing complaints phone email chat office elderly paper post parcel sectors benchmarks
  large_firms

  cause_list cause_pareto distrust follow_up contact

  care_received resolved representative repurchase recommend loyalty spend churned revenue_at_risk switch_intent
  vs_competitor image reply_forms_image earned_name protagonist relationships outcome_data

  customer moods representative_role marketing company friends public however_small help_desk
`
  .trim()
  .split(/\s+/)

const missing = `
  themes phone benchmarks distrust spend churned
  earned_name help_desk
`
  .trim()
  .split(/\s+/)

const rows = chapters.flatMap(({ concepts }) => concepts)

describe('the concepts of the articles', () => {
  it('each have a row, and one alone', () => {
    expect(rows.map(({ key }) => key)).toEqual(named)
    expect(new Set(named).size).toBe(named.length)
  })

  it('each lead somewhere', () => {
    expect(rows.filter(({ places }) => places.length === 0)).toEqual([])
  })

  it('say “yet” where a part of them is not there, and only there', () => {
    expect(rows.filter(({ here }) => /\byet\b/.test(here)).map(({ key }) => key)).toEqual(missing)
  })
})
