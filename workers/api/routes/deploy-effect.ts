import { Hono } from 'hono';
import { z } from 'zod';
import type { QueryResponse } from '../../../clickhouse/query/answer.ts';
import { runBatch } from '../../../clickhouse/query/batch/run-batch.ts';
import { EFFECT_METRICS, effectsOf, effectWindows } from '../../../core/vitals/effect.ts';
import { type Deploy, findDeployById, listDeploys } from '../../../db/deploys.ts';
import { deployEffectSchema } from '../answers/deploy.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { READ_ERRORS, withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { queryParams } from '../middleware/query-params.ts';
import { namesSite } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';
import { createAnswerCache } from '../query-cache.ts';
import { readQuery, siteLookup } from '../read-query.ts';
import { viewDeploy } from './deploy-view.ts';
import { noSuch, SAVED_ID, savedId } from './sites-v1/saved-id.ts';

const MAX_ROUTES = 100;
const MAX_OTHERS = 20;

const askedSchema = z.object({
  days: z.coerce
    .number('must be a number')
    .int()
    .min(1, 'must be 1 to 28')
    .max(28, 'must be 1 to 28')
    .default(7),
});

const description = describe({
  operationId: 'readDeployEffect',
  tag: 'Deploys',
  summary: 'Web vitals before and after a deploy',
  description: 'Of the site and of its busiest routes: docs/performance.md.',
  params: { deploy_id: SAVED_ID },
  answer: deployEffectSchema,
  errors: [...READ_ERRORS, 'not_found', 'query_conflict', 'invalid_date_range'],
});

interface Row {
  /** null = all of the site. */
  route: string | null;
  metrics: readonly (number | null)[];
}

/** `GET /api/v1/deploys/:deploy_id/effect`: web vitals before and after a deploy, of the site and of its busiest routes. */
export const deployEffect = new Hono<AuthenticatedEnv>().get(
  '/:deploy_id/effect',
  description,
  requireUserOrKey('stats:read'),
  queryParams(askedSchema),
  namesSite(),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const site = c.get('site');
    const deploy = await findDeployById(services.db, site.id, savedId(c.req.param('deploy_id'), 'deploy'));
    if (!deploy) throw noSuch('deploy');

    const windows = effectWindows(deploy.at, c.req.valid('query').days, services.now());
    const lookup = siteLookup(services, principal);
    const bodies = [windows.before, windows.after].flatMap((window) => questions(site.domain, window));
    const queries = await Promise.all(bodies.map((body) => readQuery(body, lookup)));
    const answers = await withReads(services, principal, (reads) =>
      runBatch(
        reads,
        queries.map(({ asked: of, query }) => ({ site: of, query })),
        services.now(),
        createAnswerCache(c.executionCtx, services.log),
      ),
    );
    const [allBefore, before, allAfter, after] = answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return rowsOf(answer.value);
    });
    const others = await othersIn(deploy, windows.before.from, windows.after.to);
    return c.json({
      deploy: viewDeploy(deploy),
      before: isoRange(windows.before),
      after: isoRange(windows.after),
      other_deploys: others.map(viewDeploy),
      results: [
        { route: null, vitals: effectsOf(allBefore?.[0]?.metrics, allAfter?.[0]?.metrics) },
        ...(after ?? []).map(({ route, metrics }) => ({
          route,
          vitals: effectsOf(before?.find((row) => row.route === route)?.metrics, metrics),
        })),
      ],
    });

    /** What else went on line meanwhile, and may be to blame or to praise. */
    async function othersIn({ id }: Deploy, from: number, to: number): Promise<Deploy[]> {
      const all = await listDeploys(services.db, site.id, { from, to, limit: MAX_OTHERS + 1 });
      return all.filter((one) => one.id !== id).slice(0, MAX_OTHERS);
    }
  },
);

function questions(domain: string, { from, to }: { from: number; to: number }) {
  const body = {
    site_id: domain,
    metrics: ['measured_views', ...EFFECT_METRICS],
    // The end of two instants is inclusive.
    date_range: [new Date(from).toISOString(), new Date(Math.max(from, to - 1)).toISOString()],
  };
  return [body, { ...body, dimensions: ['event:route'], pagination: { limit: MAX_ROUTES } }];
}

function rowsOf({ results }: QueryResponse): Row[] {
  return results.map(({ dimensions: [route = null], metrics: [, ...metrics] }) => ({
    route,
    metrics: metrics.map((value) => (typeof value === 'number' ? value : null)),
  }));
}

function isoRange({ from, to }: { from: number; to: number }) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
