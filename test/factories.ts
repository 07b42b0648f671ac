import type { EventRow } from '../core/event.ts';

/** A pageview row as ingest makes it; override what the test is about. */
export function anEvent(event: Partial<EventRow> & { id: string }): EventRow {
  return {
    site_id: 1,
    date: '2026-01-15',
    visitor_id: '1',
    time: Date.parse('2026-01-15T12:00:00Z'),
    seq: 0,
    kind: 'pageview',
    name: 'pageview',
    hostname: 'example.com',
    pathname: '/',
    ...event,
  };
}
