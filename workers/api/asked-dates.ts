import { z } from 'zod';
import { siteZone } from '../../core/site.ts';
import { addDays, isDate, localDate } from '../../core/zoned-time.ts';
import type { Site } from '../../db/sites.ts';

const DEFAULT_DAYS = 30;

const date = z.string().refine(isDate, 'must be a date such as 2026-03-01');

/** Two local dates of a query string, inclusive. */
export const askedDatesSchema = z.object({ from: date.optional(), to: date.optional() });

/** The dates that are asked about at an instant (epoch ms); what is not said is the site's last 30 days. */
export function askedDates(asked: z.infer<typeof askedDatesSchema>, site: Site, now: number) {
  const { to = localDate(now, siteZone(site)), from = addDays(to, 1 - DEFAULT_DAYS) } = asked;
  return { from, to };
}
