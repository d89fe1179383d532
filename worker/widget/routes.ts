import { Hono, type Context } from 'hono'
import type { Form } from '../contract/touchpoint.ts'
import type { AppEnv } from '../http/router.ts'
export const widgetRoutes = (_findForm: (c: Context<AppEnv>, code: string, wanted: string | undefined) => Promise<Form | undefined>) => new Hono<AppEnv>()
