import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configFor } from '../../worker/local/account-config.ts'

const project = readFileSync('wrangler.toml', 'utf8')
const mailFrom = 'ratings@shop.example'
const count = (toml: string, text: string) => toml.split(text).length - 1

describe('the configuration of an account', () => {
  it('is the project’s, with its database and the whole site', () => {
    const toml = configFor(project, { databaseId: 'abc' })
    expect(toml).toContain('database_name = "candor"\ndatabase_id = "abc"\n')
    expect(toml).toContain('directory = ".candor/deployed"')
    expect(toml).not.toContain('send_email')
  })

  it('sends mail from the address that it is given, and from no other', () => {
    const toml = configFor(project, { databaseId: 'abc', mailFrom })
    expect(toml).toContain(`[vars]\nMAIL_FROM = "${mailFrom}"\n`)
    expect(toml).toContain(`[[send_email]]\nname = "MAIL"\nallowed_sender_addresses = ["${mailFrom}"]\n`)
  })

  it('names the ledgers after where they are', () => {
    const toml = configFor(project, { ledgerHost: 'candor.example', mailFrom })
    expect(toml).toContain(`[vars]\nMAIL_FROM = "${mailFrom}"\nLEDGER_HOST = "candor.example"\n`)
  })

  it('keeps the variables that are there', () => {
    const toml = configFor(`${project}\n[vars]\nORIGIN = "https://candor.example"\n`, { mailFrom })
    expect(count(toml, '[vars]')).toBe(1)
    expect(toml).toContain(`[vars]\nMAIL_FROM = "${mailFrom}"\nORIGIN = "https://candor.example"\n`)
  })

  it.each(['shop.example', 'a"b@shop.example', 'a@shop.example"]\n[x', ''])('takes no %j', (wrong) => {
    expect(() => configFor(project, { mailFrom: wrong })).toThrow('is no e-mail address')
  })
})
