// Who belongs to the business, and who has been asked to.
import type { Role } from '../../../../../worker/contract/access.ts'
import type { Member, MemberInvitation } from '../../../../../worker/contract/member.ts'
import { call } from '../../api/call.ts'
import type { BusinessPath } from '../../api/contract.ts'

export class Team {
  readonly #path: BusinessPath
  members = $state.raw<Member[]>()
  invitations = $state.raw<MemberInvitation[]>([])
  readonly owners = $derived(this.members?.filter(({ role }) => role === 'owner').length ?? 0)

  constructor(slug: string) {
    this.#path = `/v1/businesses/${slug}`
  }

  load = async (): Promise<void> => {
    const team = await call('GET', `${this.#path}/members`)
    this.members = team.members
    this.invitations = team.invitations
  }

  isLastOwner({ role }: Member): boolean {
    return role === 'owner' && this.owners === 1
  }

  async changeRole(id: string, role: Role): Promise<void> {
    const changed = await call('PATCH', `${this.#path}/members/${id}`, { role })
    this.members = this.members?.map((member) => (member.id === id ? changed : member))
  }

  async remove(id: string): Promise<void> {
    await call('DELETE', `${this.#path}/members/${id}`)
    this.members = this.members?.filter((member) => member.id !== id)
  }

  /** An earlier invitation of the same address ends. */
  async invite(email: string, role: Role): Promise<MemberInvitation> {
    const made = await call('POST', `${this.#path}/invitations`, { email, role })
    this.invitations = [...this.invitations.filter((one) => one.email !== made.email), made]
    return made
  }

  async takeBack(id: string): Promise<void> {
    await call('DELETE', `${this.#path}/invitations/${id}`)
    this.invitations = this.invitations.filter((invitation) => invitation.id !== id)
  }
}
