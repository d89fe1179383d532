import { say } from '../words.ts'
import { deviceOf } from './device.ts'

export const deviceWords = (userAgent: string | null | undefined): string => {
  const device = deviceOf(userAgent ?? '')
  return device ? say('account.devices_on', device) : say('account.devices_unknown')
}
