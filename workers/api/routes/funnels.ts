import { Hono } from 'hono';
import { z } from 'zod';
import { runFunnel } from '../../../clickhouse/funnel/run-funnel.ts';
import {
  documentedFunnelSchema,
  type funnelBodySchema,
  parseFunnelQuery,
} from '../../../core/funnel/funnel-query.ts';
import type { FunnelShape } from '../../../core/funnel.ts';
import { asAsked } from '../../../db/asked-site.ts';
import { findFunnel } from '../../../db/funnels.ts';
import { funnelAnswerSchema } from '../answers/funnel.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { writtenAs } from '../openapi/written-as.ts';
import type { Services } from '../services.ts';
import { narrowed } from '../shared-link/narrow.ts';
import { siteOfBody } from '../site-of-body.ts';
import { serverTiming } from '../spent.ts';
import { QUERY_ERRORS } from './query.ts';

/** Filters may list a thousand pages. */
const MAX_BYTES = 1024 * 1024;

/** parseFunnelQuery reads the body and says what is wrong in its own words; the description shows what that takes. */
const bodySchema = writtenAs(
  z.custom<z.input<typeof funnelBodySchema>>(),
  documentedFunnelSchema.meta({ id: 'FunnelQuery' }),
);

const description = describe({
  operationId: 'askFunnel',
  tag: 'Statistics',
  summary: 'How far visitors get, step by step',
  description: 'Explained in docs/funnels.md.',
  answer: funnelAnswerSchema,
  errors: QUERY_ERRORS,
});

/** How far visitors get, step by step: docs/funnels.md. */
export const funnels = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(bodySchema, MAX_BYTES),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const body = narrowed(principal, c.req.valid('json'));
    const named = await siteOfBody(services, principal, body);
    const parsed = parseFunnelQuery(body, named?.saved);
    if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
    if (!named) throw new ApiError('invalid_query', 'site_id must be the domain or the id of a site.');
    const { site, saved } = named;
    const funnel = await savedFunnel(services, site.id, parsed.value.funnel);
    const asked = { ...asAsked(site), goals: saved.goals ?? [] };
    return await withReads(services, principal, async (reads) => {
      const answer = await runFunnel(reads, asked, { ...parsed.value, funnel }, services.now());
      c.header('server-timing', serverTiming(reads.spent()));
      return c.json(answer);
    });
  },
);

async function savedFunnel(
  { db }: Services,
  siteId: number,
  funnel: FunnelShape | number,
): Promise<FunnelShape> {
  if (typeof funnel !== 'number') return funnel;
  const saved = await findFunnel(db, siteId, funnel);
  if (!saved)
    throw new ApiError('invalid_funnel', `funnel is ${funnel}; the site has no saved funnel of this number.`);
  return saved;
}
