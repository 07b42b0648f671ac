import { Hono } from 'hono';
import { z } from 'zod';
import { findSite, listSites } from '../../../../db/sites.ts';
import { countersSchema } from '../../answers/operator.ts';
import type { ApiEnv } from '../../context.ts';
import { readCounters, totalCounters } from '../../counters.ts';
import { ApiError } from '../../errors.ts';
import { EVERY_SITE } from '../../first-account.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';

const HOUR_SECONDS = 3600;

const instantSchema = z.iso.datetime({
  offset: true,
  error: 'must be an instant such as 2026-01-15T12:00:00Z',
});
const querySchema = z.object({
  site: z.string().optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

const description = describe({
  operationId: 'readCounters',
  tag: 'Operator',
  summary: 'What became of events, the last hour unless asked otherwise',
  answer: countersSchema,
  errors: ['site_not_found', 'storage_unavailable'],
});

/** What became of events, per site and minute; the last hour unless asked otherwise. */
export const operatorCounters = new Hono<ApiEnv>().get(
  '/',
  description,
  queryParams(querySchema),
  async (c) => {
    const { db, clickhouse, now } = c.get('services');
    const query = c.req.valid('query');
    const site = query.site === undefined ? undefined : await findSite(db, query.site, EVERY_SITE);
    if (query.site !== undefined && !site) {
      throw new ApiError('site_not_found', `There is no site ${query.site}.`);
    }
    // The minute that is under way belongs to the answer.
    const to = query.to ? seconds(query.to) : Math.floor(now() / 1000) + 60;
    const from = query.from ? seconds(query.from) : to - HOUR_SECONDS;

    const rows = await readCounters(clickhouse, { site: site?.id, from, to });
    const domains = new Map((await listSites(db, EVERY_SITE)).map((known) => [known.id, known.domain]));
    return c.json({
      ...totalCounters(rows),
      minutes: rows.map(({ site_id, minute, outcome, n }) => ({
        /** null: the beacon named no site we know. */
        site: domains.get(site_id) ?? null,
        minute: new Date(minute * 1000).toISOString(),
        outcome,
        n,
      })),
    });
  },
);

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
