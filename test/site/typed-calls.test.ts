// The compiler holds the dashboard's calls to the contracts: `npm run check` fails where one of these would compile.
import { expectTypeOf, it } from 'vitest'
import { call, withQuery } from '../../site/src/dashboard/api/call.ts'
import type { InboxPage } from '../../worker/contract/case.ts'
import type { Member } from '../../worker/contract/member.ts'

const path = '/v1/businesses/demo' as `/v1/businesses/${string}`

it('answers what the contract says, whatever is filled in and asked for', () => {
  const read = () => call('GET', withQuery(`${path}/inbox`, { limit: 1 }))
  const change = () => call('PATCH', `${path}/members/${'m1' as string}`, { role: 'agent' })
  expectTypeOf(read).returns.resolves.toEqualTypeOf<InboxPage>()
  expectTypeOf(change).returns.resolves.toEqualTypeOf<Member>()
})

it('takes no address, no method and no body that the contract does not know', () => {
  // @ts-expect-error There is no such address.
  void (() => call('GET', `${path}/ratting`))
  // @ts-expect-error Nobody can delete all members at once.
  void (() => call('DELETE', `${path}/members`))
  // @ts-expect-error There is no such role.
  void (() => call('PATCH', `${path}/members/${'m1' as string}`, { role: 'king' }))
  // @ts-expect-error The body is missing.
  void (() => call('PUT', `${path}/inbox/${1 as number}/reply`))
})
