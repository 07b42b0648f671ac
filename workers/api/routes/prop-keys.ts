import { Hono } from 'hono';
import { z } from 'zod';
import { readPropKeys } from '../../../clickhouse/prop-keys.ts';
import { siteZone } from '../../../core/site.ts';
import { addDays, isDate, localDate } from '../../../core/zoned-time.ts';
import { listCustomProps } from '../../../db/custom-props.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { ApiError } from '../errors.ts';
import { withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { describeIssues } from '../middleware/json-body.ts';
import { namedSite } from '../named-site.ts';

const DEFAULT_DAYS = 30;

const date = z.string().refine(isDate, 'must be a date such as 2026-03-01');
const rangeSchema = z.object({ from: date.optional(), to: date.optional() });

/** The props to choose from: those on the site's list, or without a list those of its events between two dates. */
export const propKeys = new Hono<AuthenticatedEnv>().get('/', requireUserOrKey('stats:read'), async (c) => {
  const services = c.get('services');
  const site = await namedSite(c);
  const asked = rangeSchema.safeParse({ from: c.req.query('from'), to: c.req.query('to') });
  if (!asked.success) throw new ApiError('invalid_request', describeIssues(asked.error));
  const listed = await listCustomProps(services.db, site.id);
  if (listed.length > 0) return c.json({ keys: listed });
  const { to = localDate(services.now(), siteZone(site)), from = addDays(to, 1 - DEFAULT_DAYS) } = asked.data;
  const keys = await withReads(services, c.get('principal'), (reads) =>
    readPropKeys(reads, site.id, { from, to }),
  );
  return c.json({ keys });
});
