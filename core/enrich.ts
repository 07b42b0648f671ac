import {
  dropArchivedSite,
  dropBlockedSite,
  dropBot,
  dropDatacentre,
  dropForeignHostname,
  dropShielded,
  type Step,
  setAcquisition,
  setAddress,
  setClient,
  setHit,
  setPlace,
  setTime,
  setVisitor,
} from './enrich-steps.ts';
import type { DropReason, EventRow } from './event.ts';
import { parsePageUrl } from './page-address.ts';
import type { EnrichContext, RawEvent, RequestFacts } from './raw-event.ts';
import { cleanText } from './text.ts';

export { eventDate } from './enrich-steps.ts';
export type { EnrichContext, GivenAttributes, RawEvent, RequestFacts } from './raw-event.ts';

export type Enriched = { row: EventRow } | { drop: DropReason };

/** The way of an event, in order. Each step adds columns or drops the event for a reason; nothing else decides. */
const STEPS: readonly Step[] = [
  dropBlockedSite,
  dropArchivedSite,
  setTime,
  setAddress,
  dropForeignHostname,
  dropShielded,
  dropBot,
  dropDatacentre,
  setVisitor,
  setHit,
  setPlace,
  setClient,
  setAcquisition,
];

/** Turns what a client and its request say into the row to store, or says why nothing is stored. Pure. */
export function enrich(event: RawEvent, request: RequestFacts, context: EnrichContext): Enriched {
  const client = request.userAgent === undefined ? undefined : context.readUserAgent(request.userAgent);
  const address = event.url === undefined ? undefined : parsePageUrl(event.url);
  const row: Partial<EventRow> = { site_id: context.site.siteId };
  for (const step of STEPS) {
    const result = step({ event, request, context, client, address, row });
    if (typeof result === 'string') return { drop: result };
    Object.assign(row, result);
  }
  return { row: storable(row) };
}

/** Texts of other columns have limits of their own. */
const MAX_CHARS: Partial<Record<keyof EventRow, number>> = { pathname: 2000, referrer: 2000 };
const MAX_ATTRIBUTE_CHARS = 300;

/** The row as it travels: without what is empty, every text such that all stores take it. */
function storable(row: Partial<EventRow>): EventRow {
  const kept = Object.entries(row).flatMap(([column, value]) => {
    if (typeof value !== 'string') return value === undefined ? [] : [[column, value]];
    const max = MAX_CHARS[column as keyof EventRow] ?? MAX_ATTRIBUTE_CHARS;
    const text = cleanText(value.slice(0, max));
    return text === '' ? [] : [[column, text]];
  });
  return Object.fromEntries(kept) as EventRow;
}
