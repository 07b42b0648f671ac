import { Hono } from 'hono';
import { z } from 'zod';
import { siteZone } from '../../../core/site.ts';
import { addDays, daysBetween, isDate, localDate } from '../../../core/zoned-time.ts';
import { marksSchema } from '../answers/marks.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { READ_ERRORS } from '../limited-reads.ts';
import { viewMarks } from '../marks/view-marks.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { queryParams } from '../middleware/query-params.ts';
import { namesSite } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';

const DEFAULT_DAYS = 30;
/** As many days as a question may have buckets. */
const MAX_DAYS = 9_000;

const date = z.string().refine(isDate, 'must be a date such as 2026-03-01');
const rangeSchema = z.object({ from: date.optional(), to: date.optional() });

const description = describe({
  operationId: 'readMarks',
  tag: 'Statistics',
  summary: 'What is missing from the chart of a site between two dates, the last 30 days unless named',
  description:
    'Refused for the quota, lost by us, paused, before the first event, or silent against all custom: docs/metrics.md. ' +
    'Shared links and public dashboards learn nothing of quotas, and no numbers of events.',
  answer: marksSchema,
  errors: READ_ERRORS,
});

/** What is missing from a site's chart, and why. */
export const marks = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read'),
  namesSite(),
  queryParams(rangeSchema),
  async (c) => {
    const services = c.get('services');
    const site = c.get('site');
    const asked = c.req.valid('query');
    const { to = localDate(services.now(), siteZone(site)), from = addDays(to, 1 - DEFAULT_DAYS) } = asked;
    if (from > to) throw new ApiError('invalid_request', 'from must not be after to.');
    if (daysBetween(from, to) > MAX_DAYS) {
      throw new ApiError('invalid_request', `from and to must not be more than ${MAX_DAYS} days apart.`);
    }
    return c.json({ marks: await viewMarks(c, site, { kind: 'dates', from, to }) });
  },
);
