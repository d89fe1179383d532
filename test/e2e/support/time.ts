// Lets time pass on the platform of this file.
import * as time from '../../support/time.ts'
import { platform } from './browser.ts'

export const letAnHourPassSinceSignIn = (email: string): void => time.letAnHourPassSinceSignIn(platform.home, email)
export const letDaysPass = (slug: string, days: number): void => time.letDaysPass(platform.home, slug, days)
