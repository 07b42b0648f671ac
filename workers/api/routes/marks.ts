import { Hono } from 'hono';
import { daysBetween } from '../../../core/zoned-time.ts';
import { marksSchema } from '../answers/marks.ts';
import { askedDates, askedDatesSchema } from '../asked-dates.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { READ_ERRORS } from '../limited-reads.ts';
import { viewMarks } from '../marks/view-marks.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { queryParams } from '../middleware/query-params.ts';
import { namesSite } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';

/** As many days as a question may have buckets. */
const MAX_DAYS = 9_000;

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
  queryParams(askedDatesSchema),
  async (c) => {
    const site = c.get('site');
    const { from, to } = askedDates(c.req.valid('query'), site, c.get('services').now());
    if (from > to) throw new ApiError('invalid_request', 'from must not be after to.');
    if (daysBetween(from, to) > MAX_DAYS) {
      throw new ApiError('invalid_request', `from and to must not be more than ${MAX_DAYS} days apart.`);
    }
    return c.json({ marks: await viewMarks(c, site, { kind: 'dates', from, to }) });
  },
);
