import { Hono } from 'hono';
import { z } from 'zod';
import { findSite, listSites } from '../../../../db/sites.ts';
import type { ApiEnv } from '../../context.ts';
import { readCounters, totalCounters } from '../../counters.ts';
import { ApiError } from '../../errors.ts';
import { EVERY_SITE } from '../../first-account.ts';
import { describeIssues } from '../../middleware/json-body.ts';

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

/** What became of events, per site and minute; the last hour unless asked otherwise. */
export const operatorCounters = new Hono<ApiEnv>().get('/', async (c) => {
  const { db, clickhouse, now } = c.get('services');
  const query = querySchema.safeParse(c.req.query());
  if (!query.success) throw new ApiError('invalid_request', describeIssues(query.error));
  const site = query.data.site === undefined ? undefined : await findSite(db, query.data.site, EVERY_SITE);
  if (query.data.site !== undefined && !site) {
    throw new ApiError('site_not_found', `There is no site ${query.data.site}.`);
  }
  // The minute that is under way belongs to the answer.
  const to = query.data.to ? seconds(query.data.to) : Math.floor(now() / 1000) + 60;
  const from = query.data.from ? seconds(query.data.from) : to - HOUR_SECONDS;

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
});

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}
