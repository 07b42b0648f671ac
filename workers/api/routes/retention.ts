import { Hono } from 'hono';
import { z } from 'zod';
import { runRetention } from '../../../clickhouse/retention/run-retention.ts';
import { documentedRetentionSchema, parseRetention, type retentionSchema } from '../../../core/retention.ts';
import { asAsked } from '../../../db/asked-site.ts';
import { retentionAnswerSchema } from '../answers/retention.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { writtenAs } from '../openapi/written-as.ts';
import { siteLookup } from '../read-query.ts';
import { narrowed } from '../shared-link/narrow.ts';
import { QUERY_ERRORS } from './query.ts';

/** As many as a query's, for the same filters. */
const MAX_BYTES = 1024 * 1024;

/** parseRetention reads the body and says what is wrong in its own words; the description shows what that takes. */
const bodySchema = writtenAs(
  z.custom<z.input<typeof retentionSchema>>(),
  documentedRetentionSchema.meta({ id: 'RetentionQuery' }),
);

const description = describe({
  operationId: 'askRetention',
  tag: 'Statistics',
  summary: 'Which named visitors came back',
  description: 'Explained in docs/metrics.md.',
  answer: retentionAnswerSchema,
  errors: QUERY_ERRORS,
});

const siteSchema = z.object({ site_id: z.string().min(1) });

/** Which of the visitors that a site names came back. */
export const retention = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(bodySchema, MAX_BYTES),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const body = narrowed(principal, c.req.valid('json'));
    const named = siteSchema.safeParse(body);
    const lookup = siteLookup(services, principal);
    // The site first: its filters may name what its owner saved. A body that names none is refused by the parser.
    const site = named.success ? await lookup.site(named.data.site_id) : undefined;
    const parsed = parseRetention(body, site && (await lookup.saved(site.id)));
    if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
    if (!site) throw new ApiError('invalid_query', 'Name the site with site_id.');
    return c.json(
      await withReads(services, principal, (reads) =>
        runRetention(reads, asAsked(site), parsed.value, services.now()),
      ),
    );
  },
);
