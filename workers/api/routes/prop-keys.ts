import { Hono } from 'hono';
import { z } from 'zod';
import { readPropKeys } from '../../../clickhouse/prop-keys.ts';
import { listCustomProps } from '../../../db/custom-props.ts';
import { askedDates, askedDatesSchema } from '../asked-dates.ts';
import type { AuthenticatedEnv } from '../context.ts';
import { READ_ERRORS, withReads } from '../limited-reads.ts';
import { requireUserOrKey } from '../middleware/authenticate.ts';
import { queryParams } from '../middleware/query-params.ts';
import { namesSite } from '../named-site.ts';
import { describe } from '../openapi/describe.ts';

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
  queryParams(askedDatesSchema),
  async (c) => {
    const services = c.get('services');
    const site = c.get('site');
    const listed = await listCustomProps(services.db, site.id);
    if (listed.length > 0) return c.json({ keys: listed });
    const dates = askedDates(c.req.valid('query'), site, services.now());
    const keys = await withReads(services, c.get('principal'), (reads) =>
      readPropKeys(reads, site.id, dates),
    );
    return c.json({ keys });
  },
);
