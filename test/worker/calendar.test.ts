import moment from 'moment-timezone'
import { describe, expect, it } from 'vitest'
import { dayIn } from '../../worker/calendar.ts'

const hour = 3_600_000

// Zones with summer time at different ends of the year, of half an hour, of odd offsets, and across the date line.
const zones = [
  'Europe/Riga',
  'Europe/Bratislava',
  'Europe/Helsinki',
  'Europe/Athens',
  'Europe/Dublin',
  'Europe/Lisbon',
  'America/New_York',
  'America/St_Johns',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
]

describe('the day in a time zone', () => {
  // moment-timezone has a copy of the time zones of its own, and asks nothing of the runtime.
  it.each(zones)('is right in every hour of 2020 to 2035 in %s', { timeout: 120_000 }, (zone) => {
    const rules = moment.tz.zone(zone)
    if (!rules) throw new Error(`moment-timezone does not know ${zone}`)
    const wrong: string[] = []
    let checked = 0
    for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2036, 0, 1); at += hour) {
      const there = new Date(at - rules.utcOffset(at) * 60_000).toISOString().slice(0, 10)
      if (dayIn(zone, at) !== there) wrong.push(new Date(at).toISOString())
      checked += 1
    }
    expect(checked).toBe(5844 * 24)
    expect(wrong).toEqual([])
  })
})
