import { Hono } from 'hono';
import { z } from 'zod';
import { readPropKeys } from '../../../clickhouse/prop-keys.ts';
import { siteZone } from '../../../core/site.ts';
import { addDays, isDate, localDate } from '../../../core/zoned-time.ts';
import { listCustomProps } from '../../../db/custom-props.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { READ_ERRORS, withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { queryParams } from '../middleware/query-params.ts';
import { namesSite } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';

const DEFAULT_DAYS = 30;

const date = z.string().refine(isDate, 'must be a date such as 2026-03-01');
const rangeSchema = z.object({ from: date.optional(), to: date.optional() });

const description = describe({
  operationId: 'listPropKeys',
  tag: 'Statistics',
  summary: 'The props to choose from',
  description: 'Those on the list of the site, or without a list those of its events between two dates.',
  answer: z.object({ keys: z.array(z.string()) }),
  errors: READ_ERRORS,
});

/** The props to choose from: those on the site's list, or without a list those of its events between two dates. */
export const propKeys = new Hono<AuthenticatedEnv>().get(
  '/',
  description,
  requireUserOrKey('stats:read'),
  namesSite(),
  queryParams(rangeSchema),
  async (c) => {
    const services = c.get('services');
    const site = c.get('site');
    const asked = c.req.valid('query');
    const listed = await listCustomProps(services.db, site.id);
    if (listed.length > 0) return c.json({ keys: listed });
    const { to = localDate(services.now(), siteZone(site)), from = addDays(to, 1 - DEFAULT_DAYS) } = asked;
    const keys = await withReads(services, c.get('principal'), (reads) =>
      readPropKeys(reads, site.id, { from, to }),
    );
    return c.json({ keys });
  },
);
