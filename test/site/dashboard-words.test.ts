// What the dashboard puts into words by itself: devices, moments, what was done.
import { beforeAll, describe, expect, it } from 'vitest'
import { deviceOf } from '../../site/src/dashboard/account/device.ts'
import { nearness } from '../../site/src/dashboard/parts/when.ts'
import { auditWords } from '../../site/src/dashboard/settings/audit/audit-words.ts'
import { loadWords } from '../../site/src/dashboard/words.ts'
import { Action, type AuditEntry } from '../../worker/contract/audit.ts'

const mozilla = 'Mozilla/5.0'
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  ['Chrome', 'Linux', `${mozilla} (X11; Linux x86_64) ${webkit} Chrome/141.0.0.0 Safari/537.36`],
  ['Chrome', 'ChromeOS', `${mozilla} (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/141.0.0.0 Safari/537.36`],
  [
    'Edge',
    'Windows',
    `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
  ],
  [
    'Opera',
    'Mac',
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0`,
  ],
  ['Firefox', 'Windows', `${mozilla} (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0`],
  [
    'Safari',
    'iPhone',
    `${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome',
    'iPhone',
    `${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0.0.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Safari',
    'Mac',
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15`,
  ],
  [
    'Samsung Internet',
    'Android',
    `${mozilla} (Linux; Android 10; K) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ],
])('knows %s on %s', (browser, system, userAgent) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})

it('says nothing of a device that it does not know', () => {
  expect(deviceOf('curl/8.5.0')).toBeUndefined()
  expect(deviceOf('')).toBeUndefined()
})

describe('a moment', () => {
  const now = new Date(2026, 10, 23, 12, 0)
  const at = (day: number, hour: number, minute = 0) =>
    nearness(new Date(2026, 10, day, hour, minute).toISOString(), now)

  it.each([
    [at(23, 12), 'this minute'],
    [at(23, 11, 55), '5 minutes ago'],
    [at(23, 9), '3 hours ago'],
    [at(22, 23, 30), 'yesterday'],
    [at(24, 12), 'tomorrow'],
    [at(30, 12), 'in 7 days'],
    [at(1, 12), '1 Nov 2026'],
  ])('is %s', (said, expected) => {
    expect(said).toBe(expected)
  })
})

describe('what was done', () => {
  beforeAll(() => loadWords(['settings']))
  const said = (action: string, target: string, actor = 'Anna') => {
    const entry = { id: '1', at: '2026-11-23T12:00:00Z', actor, action, target } as AuditEntry
    return auditWords(entry).replaceAll(/[\u2068\u2069]/g, '')
  }

  it('is a sentence', () => {
    expect(said('key.revoked', 'Till (candor_a1b2…)')).toBe('Anna revoked the key Till (candor_a1b2…).')
    expect(said('text.withheld', '12')).toBe('Anna withheld the text of rating 12.')
    expect(said('business.opened', 'demo', 'operator')).toBe('The operator opened the business.')
  })

  it.each(Action.options)('has words of its own: %s', (action) => {
    expect(said(action, '7')).not.toBe(said(`${action}.otherwise`, '7').replace(' otherwise', ''))
  })

  it('is told by its name where there are no words for it yet', () => {
    expect(said('widget.repainted', 'Counter')).toBe('Anna: widget repainted. Counter')
  })

  it('keeps the order of the sentence around names that run from right to left', () => {
    const entry = { id: '1', at: '', actor: 'דוד', action: 'member.removed', target: 'a@b.test' } as const
    expect(auditWords(entry)).toBe('\u2068דוד\u2069 removed \u2068a@b.test\u2069.')
  })
})
