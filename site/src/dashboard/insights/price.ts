// Service or price: the fairness of the price beside the drivers of service, where both are weighed.
import type { DriverInsights } from '../../../../worker/contract/drivers.ts'

type Driver = DriverInsights['drivers'][number]

const service = [
  'welcome',
  'trust',
  'individual_care',
  'sincerity',
  'needs_understood',
  'options_relevant',
  'resolution',
  'appreciated',
  'listened',
  'clear_answer',
  'speed',
  'problem_help',
  'phone_service',
]

/** Undefined where one of the two was not weighed. What overlaps with the price is neither above nor below it. */
export const priceBeside = (drivers: readonly Driver[]) => {
  const price = drivers.find(({ key }) => key === 'price_fairness')
  const served = drivers.filter(({ key }) => service.includes(key))
  if (!price || served.length === 0) return undefined
  return {
    rows: [price, ...served],
    count: served.length,
    above: served.filter(({ low }) => low > price.high).length,
    below: served.filter(({ high }) => high < price.low).length,
  }
}
