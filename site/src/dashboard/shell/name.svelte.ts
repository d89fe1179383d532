// The person's name, which the account page changes while the frame around it shows it.
import type { Me } from '../../../../worker/contract/me.ts'

let changed = $state<string>()

export const nameOf = (me: Me): string => changed ?? me.name

export const showName = (name: string): void => {
  changed = name
}
