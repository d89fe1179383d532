// What four articles on customer satisfaction name, in Latvian, Slovak, Finnish and Greek, and where it lives in Candor.
import { causes } from './concepts/causes.ts'
import { channels } from './concepts/channels.ts'
import { drivers } from './concepts/drivers.ts'
import { expectation } from './concepts/expectation.ts'
import { outcomes } from './concepts/outcomes.ts'
import { roles } from './concepts/roles.ts'
import type { Chapter } from './concepts/row.ts'
import { service } from './concepts/service.ts'

export const chapters: Chapter[] = [expectation, service, drivers, channels, causes, outcomes, roles]
