// Service beside the price: only what is clearly apart counts as more or less.
import { expect, it } from 'vitest'
import { priceBeside } from '../../site/src/dashboard/insights/price.ts'
import type { DriverInsights } from '../../worker/contract/drivers.ts'

const driver = (key: string, low: number, high: number) =>
  ({ key, low, high }) as unknown as DriverInsights['drivers'][number]
const price = driver('price_fairness', 0.1, 0.2)

it('counts the service drivers that are clearly above or below the price', () => {
  const drivers = [driver('welcome', 0.3, 0.5), driver('speed', 0.15, 0.3), price, driver('trust', 0, 0.05)]
  const found = priceBeside([...drivers, driver('product_quality', 0.4, 0.6)])
  expect(found).toMatchObject({ count: 3, above: 1, below: 1 })
  expect(found?.rows.map(({ key }) => key)).toEqual(['price_fairness', 'welcome', 'speed', 'trust'])
})

it('says nothing where one of them was not weighed', () => {
  expect(priceBeside([price, driver('product_quality', 0.3, 0.5)])).toBeUndefined()
  expect(priceBeside([driver('welcome', 0.3, 0.5)])).toBeUndefined()
})
