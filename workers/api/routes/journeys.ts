import { Hono } from 'hono';
import { z } from 'zod';
import { runJourney } from '../../../clickhouse/journey/run-journey.ts';
import { type journeyBodySchema, parseJourneyQuery } from '../../../core/journey/journey-query.ts';
import { asAsked } from '../asked-site.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { jsonBody } from '../middleware/json-body.ts';
import { readableSite } from '../readable-site.ts';

/** Filters may list a thousand pages. */
const MAX_BYTES = 1024 * 1024;

/** parseJourneyQuery reads the body and says what is wrong in its own words; this gives the typed client its input. */
const bodySchema = z.custom<z.input<typeof journeyBodySchema>>();

/** Which ways visits take from page to page: docs/journeys.md. */
export const journeys = new Hono<AuthenticatedEnv>().post(
  '/',
  requireUserOrKey('stats:read'),
  jsonBody(bodySchema, MAX_BYTES),
  async (c) => {
    const services = c.get('services');
    const principal = c.get('principal');
    const body = c.req.valid('json');
    const parsed = parseJourneyQuery(body);
    if (!parsed.ok) throw new ApiError(parsed.error.code, parsed.error.message);
    const site = await readableSite(services, principal, body.site_id);
    const asked = asAsked(site);
    return c.json(
      await withReads(services, principal, (reads) => runJourney(reads, asked, parsed.value, services.now())),
    );
  },
);
