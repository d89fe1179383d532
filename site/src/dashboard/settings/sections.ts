// The sections of the settings, in their order. One is a component and a line here, with its name in the words as
// `section_…`. Who lacks the scope does not see it.
import type { Component } from 'svelte'
import type { Scope } from '../../../../worker/contract/access.ts'
import { type Membership, may, type PageProps } from '../shell/session.ts'
import ArrivalsSection from './arrivals/ArrivalsSection.svelte'
import AuditSection from './audit/AuditSection.svelte'
import DataSection from './data/DataSection.svelte'
import KeysSection from './keys/KeysSection.svelte'
import ProfileSection from './profile/ProfileSection.svelte'
import TeamSection from './team/TeamSection.svelte'

interface Section {
  name: string
  scope: Scope
  View: Component<PageProps>
}

const sections: Section[] = [
  { name: 'profile', scope: 'business:write', View: ProfileSection },
  { name: 'arrivals', scope: 'business:write', View: ArrivalsSection },
  { name: 'team', scope: 'members:read', View: TeamSection },
  { name: 'keys', scope: 'keys:read', View: KeysSection },
  { name: 'data', scope: 'data:export', View: DataSection },
  { name: 'audit', scope: 'audit:read', View: AuditSection },
]

export const sectionsFor = (business: Membership): Section[] => sections.filter(({ scope }) => may(business, scope))
