import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { accountRoutes } from './accounts/routes.ts'
import { arrivalRoutes } from './arrivals/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { logoRoutes } from './businesses/logo-routes.ts'
import { pageToday } from './businesses/moved.ts'
import { profileRoutes } from './businesses/profile-routes.ts'
import { businessRoutes } from './businesses/routes.ts'
import { exportRoutes } from './cases/export-routes.ts'
import { inboxRoutes } from './cases/inbox-routes.ts'
import { queueRoutes } from './cases/queue-routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { testimonialRoutes } from './cases/testimonial-routes.ts'
import { hostedRoutes } from './hosted/routes.ts'
import { cached } from './http/caching.ts'
import { describeApi } from './http/document.ts'
import { answerUnrouted } from './http/methods.ts'
import { answerError } from './http/problems.ts'
import { newRouter } from './http/router.ts'
import { instanceRoutes } from './instance/routes.ts'
import { invitingRoutes } from './invitations/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { disclosureRoutes } from './ledger/disclosure-routes.ts'
import { ledgerRoutes } from './ledger/routes.ts'
import { liveRoutes } from './live/routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { invitationRoutes } from './members/invitation-routes.ts'
import { meRoutes } from './members/me-routes.ts'
import { memberRoutes } from './members/routes.ts'
import { questionRoutes } from './questions/routes.ts'
import { customerRoutes } from './ratings/customer-routes.ts'
import { enteringRoutes } from './ratings/enter-routes.ts'
import { invalidationRoutes } from './ratings/invalidation-routes.ts'
import { publicRoutes } from './ratings/public-routes.ts'
import { receiptRoutes } from './ratings/receipt-routes.ts'
import { summaryRoutes } from './summaries/routes.ts'
import { touchpointRoutes } from './touchpoints/routes.ts'
import { settingsRoutes } from './touchpoints/settings-routes.ts'
import { shareRoutes } from './touchpoints/share-routes.ts'
import { widgetRoutes } from './widget/routes.ts'

export const createApp = () => {
  const app = newRouter()
  app.use(requestId())
  app.use(secureHeaders({ crossOriginResourcePolicy: 'cross-origin' }))
  app.use(
    '/v1/*',
    cors({ origin: '*', maxAge: 86_400, exposeHeaders: ['etag', 'link', 'location', 'retry-after', 'x-request-id'] }),
  )
  app.onError(answerError)

  // Whoever runs a business signs up, in and out; the instance itself is claimed.
  app.route('/v1', accountRoutes())
  app.route('/v1', instanceRoutes())
  // The team of a business, its keys, and who did what.
  app.route('/v1', meRoutes())
  app.route('/v1', memberRoutes())
  app.route('/v1', invitationRoutes())
  app.route('/v1', keyRoutes())
  app.route('/v1', auditRoutes())
  app.route('/', mailRoutes())
  // A business works on its ratings.
  app.route('/v1', inboxRoutes())
  app.route('/v1', caseRoutes())
  // It looks at texts before the public does.
  app.route('/v1', queueRoutes())
  app.route('/v1', arrivalRoutes())
  // Its screens follow what happens.
  app.route('/v1', liveRoutes())
  app.route('/v1', testimonialRoutes())
  app.route('/v1', exportRoutes())
  // Businesses, and the places where they ask.
  app.route('/v1', businessRoutes())
  app.route('/v1', profileRoutes())
  app.route('/v1', logoRoutes())
  app.route('/v1', touchpointRoutes())
  app.route('/v1', settingsRoutes())
  app.route('/v1', shareRoutes())
  app.route('/v1', questionRoutes())
  app.route('/v1', invitingRoutes())
  // Customers rate, change, withdraw.
  app.route('/v1', customerRoutes())
  app.route('/v1', receiptRoutes())
  // Somebody of the business enters what a customer has said.
  app.route('/v1', enteringRoutes())
  // The operator takes out what is fraud, in the open.
  app.route('/v1', invalidationRoutes())
  // The public reads ratings and summaries.
  app.route('/v1', publicRoutes())
  app.route('/v1', summaryRoutes())
  // Anybody checks that no rating was left out.
  app.use('/ledger/*', cors({ origin: '*', maxAge: 86_400 }))
  app.route('/', ledgerRoutes())
  app.route('/v1', disclosureRoutes())
  // The API describes itself.
  app.get('/v1/openapi.json', cached({ seconds: 300 }), (c) => c.json(describeApi(app, new URL(c.req.url).origin)))
  // The hosted rating page.
  app.route('/', hostedRoutes())
  // The widget.
  app.route('/', widgetRoutes())

  // Everything else is the public site: only what is not there comes here, and leads to where it is now.
  app.notFound(answerUnrouted(app, (c) => pageToday(c.env, c.req.path)))
  return app
}
