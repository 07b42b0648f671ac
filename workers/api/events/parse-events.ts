import { OLDEST_TIME } from '../../../core/enrich-steps.ts';
import type { DropReason } from '../../../core/event.ts';
import { ApiError } from '../errors.ts';
import { describeIssues } from '../middleware/json-body.ts';
import { sentEventSchema } from './event-schema.ts';
import { type ReceivedEvent, toReceivedEvent } from './raw-event.ts';
import { splitBody } from './split-body.ts';

const MAX_EVENTS = 10_000;
/** Servers' clocks may be this far ahead; such an event happened now. */
const FUTURE_TOLERANCE_MS = 5 * 60 * 1000;

/** An event that is not stored, and why. */
export interface Rejection {
  index: number;
  reason: DropReason;
  /** For `invalid`: what is wrong with it. */
  message?: string;
}

/** What a body holds. */
export interface ParsedEvents {
  events: ReceivedEvent[];
  rejected: (Rejection & { site?: string })[];
}

/** Reads a body's events; those that cannot be are rejected one by one. @throws ApiError for the body as a whole */
export function parseEvents(
  body: string,
  { contentType, now, freshId }: { contentType?: string; now: number; freshId: () => string },
): ParsedEvents {
  const items = splitBody(body, contentType);
  if (items.length > MAX_EVENTS) {
    throw new ApiError(
      'payload_too_large',
      `Send at most ${MAX_EVENTS.toLocaleString('en')} events at once.`,
    );
  }
  const parsed: ParsedEvents = { events: [], rejected: [] };
  for (const [index, item] of items.entries()) {
    if ('broken' in item) {
      parsed.rejected.push({ index, reason: 'invalid', message: 'This line is not valid JSON.' });
      continue;
    }
    const sent = sentEventSchema.safeParse(item.value);
    if (!sent.success) {
      const message = describeIssues(sent.error);
      parsed.rejected.push({ index, reason: 'invalid', message, site: statedSite(item.value) });
      continue;
    }
    const event = toReceivedEvent(sent.data, index, now, freshId);
    const reason = badTime(event.event.time, now);
    if (reason) parsed.rejected.push({ index, reason, site: event.site });
    else parsed.events.push({ ...event, event: { ...event.event, time: Math.min(event.event.time, now) } });
  }
  return parsed;
}

function badTime(time: number, now: number): DropReason | undefined {
  if (time > now + FUTURE_TOLERANCE_MS) return 'timestamp_in_future';
  if (time < OLDEST_TIME) return 'timestamp_too_old';
  return undefined;
}

/** The site that a malformed event names, so that its rejection is counted there. */
function statedSite(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('site' in value)) return undefined;
  return typeof value.site === 'string' ? value.site.trim().toLowerCase() : undefined;
}
