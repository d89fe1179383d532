// The table of roles as better-auth's plugins want it. Our own guard reads the table itself.
import { createAccessControl } from 'better-auth/plugins/access'
import { type Role, roles, scopesOf } from '../contract/access.ts'

const statements = {
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
  apiKey: ['create', 'read', 'update', 'delete'],
} as const

export const accessControl = createAccessControl(statements)

const roleOf = (role: Role) => {
  const may = (scope: (typeof scopesOf)[Role][number]) => scopesOf[role].includes(scope)
  return accessControl.newRole({
    member: may('members:write') ? [...statements.member] : [],
    invitation: may('members:write') ? [...statements.invitation] : [],
    apiKey: may('keys:write') ? [...statements.apiKey] : [],
  })
}

export const authRoles = Object.fromEntries(roles.map((role) => [role, roleOf(role)])) as Record<
  Role,
  ReturnType<typeof roleOf>
>
