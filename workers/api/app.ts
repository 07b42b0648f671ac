import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { createErrorReporter } from '../../observe/error-reporter.ts';
import { createLog, describeError } from '../../observe/log.ts';
import type { ApiEnv } from './context.ts';
import { ApiError, knownError, renderError } from './errors.ts';
import { countAnswers } from './middleware/count-answers.ts';
import { drainBody } from './middleware/drain-body.ts';
import { requestLog } from './middleware/request-log.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { accounts } from './routes/accounts.ts';
import { admin } from './routes/admin.ts';
import { auth } from './routes/auth.ts';
import { batch } from './routes/batch.ts';
import { dashboard } from './routes/dashboard.ts';
import { deletions } from './routes/deletions.ts';
import { deploys } from './routes/deploys.ts';
import { docs } from './routes/docs.ts';
import { events } from './routes/events.ts';
import { exports } from './routes/export.ts';
import { funnels } from './routes/funnels.ts';
import { health } from './routes/health.ts';
import { invitations } from './routes/invitations.ts';
import { journeys } from './routes/journeys.ts';
import { keys } from './routes/keys.ts';
import { live } from './routes/live.ts';
import { marks } from './routes/marks.ts';
import { me } from './routes/me.ts';
import { openApi } from './routes/openapi.ts';
import { operator } from './routes/operator.ts';
import { propKeys } from './routes/prop-keys.ts';
import { publicRoutes } from './routes/public.ts';
import { query } from './routes/query.ts';
import { retention } from './routes/retention.ts';
import { securityTxt } from './routes/security-txt.ts';
import { sharedSite } from './routes/shared-site.ts';
import { sites } from './routes/sites.ts';
import { sitesV1 } from './routes/sites-v1.ts';
import { stats } from './routes/stats.ts';
import { transfers } from './routes/transfers.ts';
import { unsubscribe } from './routes/unsubscribe.ts';
import { servicesOf } from './services.ts';
import { viewOnly } from './view/view-only.ts';

const log = createLog('api');

/** All routes. */
export const app = new Hono<ApiEnv>()
  .use(requestLog(log))
  .use(securityHeaders())
  .use(drainBody())
  .use(async (c, next) => {
    c.set('services', servicesOf(c.env));
    await next();
    // Answers depend on who asks, but for those that say otherwise.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  })
  .use(countAnswers())
  .use(viewOnly())
  .route('/health', health)
  .route('/api/auth', auth)
  .route('/api/accounts', accounts)
  .route('/api/deletions', deletions)
  .route('/api/me', me)
  .route('/api/invitations', invitations)
  .route('/api/sites', sites)
  .route('/api/keys', keys)
  .route('/api/transfers', transfers)
  .route('/api/shared-site', sharedSite)
  .route('/api/v1/events', events)
  .route('/api/v1/stats', stats)
  .route('/api/v1/sites', sitesV1)
  .route('/api/v1/deploys', deploys)
  .route('/api/docs', docs)
  .route('/api/public', publicRoutes)
  .route('/api/security.txt', securityTxt)
  .route('/api/v2/query', query)
  .route('/api/v2/export', exports)
  .route('/api/v2/batch', batch)
  .route('/api/v2/dashboard', dashboard)
  .route('/api/v2/funnel', funnels)
  .route('/api/v2/journey', journeys)
  .route('/api/v2/live', live)
  .route('/api/v2/marks', marks)
  .route('/api/v2/prop-keys', propKeys)
  .route('/api/v2/retention', retention)
  .route('/api/unsubscribe', unsubscribe)
  .route('/api/admin', admin)
  .route('/api/operator', operator);

// Not chained: it tells of all of them.
app.route(
  '/api',
  openApi(() => app.routes),
);

app.notFound((c) => renderError(c, c.get('requestId'), new ApiError('not_found', 'There is nothing here.')));

app.onError((error, c) => {
  const requestId = c.get('requestId');
  const route = routePath(c, -1);
  const known = knownError(error);
  // What the client is to blame for is in the request log already.
  if (!known || known.code === 'storage_unavailable') {
    log('error', 'request failed', { request_id: requestId, route, ...describeError(error) });
  }
  if (known) return renderError(c, requestId, known);
  const { SENTRY_DSN: dsn, STAGE: stage = '' } = c.env;
  createErrorReporter({ dsn, stage, worker: 'api' }, c.executionCtx).report(error, {
    request_id: requestId,
    route,
  });
  return renderError(
    c,
    requestId,
    new ApiError('internal', 'Something went wrong on our side. We have been told.'),
  );
});
