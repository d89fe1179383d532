import { expect, it } from 'vitest'
import { canRateAt, ratingPageOf } from '../../site/src/text/rating-page.ts'

const place = (code: string, channel: 'web' | 'qr' | 'api', status: 'open' | 'paused' | 'archived' = 'open') => ({
  code,
  channel,
  status,
})

it('invites to rate only where ratings are asked for now', () => {
  expect(canRateAt(place('A', 'web'))).toBe(true)
  expect(canRateAt(place('A', 'web', 'paused'))).toBe(false)
  expect(canRateAt(place('A', 'web', 'archived'))).toBe(false)
  expect(canRateAt(place('A', 'api'))).toBe(false)
})

it('leads to the first touchpoint that asks: on the web, else by code, else nowhere', () => {
  const places = [place('A', 'qr'), place('B', 'web', 'paused'), place('C', 'web')]
  expect(ratingPageOf(places, 'fi')).toBe('/r/C?lang=fi')
  expect(ratingPageOf(places.slice(0, 2), 'fi')).toBe('/r/A?lang=fi')
  expect(ratingPageOf(places.slice(1, 2), 'fi')).toBeUndefined()
})
