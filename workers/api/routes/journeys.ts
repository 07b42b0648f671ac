import { Hono } from 'hono';
import { z } from 'zod';
import { runJourney } from '../../../clickhouse/journey/run-journey.ts';
import {
  documentedJourneySchema,
  type journeyBodySchema,
  parseJourneyQuery,
} from '../../../core/journey/journey-query.ts';
import { asAsked } from '../../../db/asked-site.ts';
import { journeyAnswerSchema } from '../answers/journey.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { describe } from '../openapi/describe.ts';
import { writtenAs } from '../openapi/written-as.ts';
import { narrowed } from '../shared-link/narrow.ts';
import { siteOfBody } from '../site-of-body.ts';
import { serverTiming } from '../spent.ts';
import { QUERY_ERRORS } from './query.ts';

/** Filters may list a thousand pages. */
const MAX_BYTES = 1024 * 1024;

/** parseJourneyQuery reads the body and says what is wrong in its own words; the description shows what that takes. */
const bodySchema = writtenAs(
  z.custom<z.input<typeof journeyBodySchema>>(),
  documentedJourneySchema.meta({ id: 'JourneyQuery' }),
);

const description = describe({
  operationId: 'askJourney',
  tag: 'Statistics',
  summary: 'Which ways visits take from page to page',
  description: 'Explained in docs/journeys.md.',
  answer: journeyAnswerSchema,
  errors: QUERY_ERRORS,
});

/** Which ways visits take from page to page: docs/journeys.md. */
export const journeys = new Hono<AuthenticatedEnv>().post(
  '/',
  description,
  requireUserOrKey('stats:read', { canNarrow: true }),
  jsonBody(bodySchema, MAX_BYTES),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const body = narrowed(principal, c.req.valid('json'));
    const named = await siteOfBody(services, principal, body);
    const parsed = parseJourneyQuery(body, named?.saved);
    if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
    if (!named) throw new ApiError('invalid_query', 'site_id must be the domain or the id of a site.');
    const asked = asAsked(named.site);
    return await withReads(services, principal, async (reads) => {
      const answer = await runJourney(reads, asked, parsed.value, services.now());
      c.header('server-timing', serverTiming(reads.spent()));
      return c.json(answer);
    });
  },
);
