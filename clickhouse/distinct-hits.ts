import { eventColumnsOf, type SessionColumn } from './session-columns.ts';

/**
 * SQL of the hot events of `{site_id}` under `dates`, each event id once.
 *
 * `events` holds an id twice only when two deliveries of it were in flight at the same moment (the check before the
 * insert saw neither). Then the first arrival counts, whichever visitor it names: a retry may come from another address.
 * The set of such ids is all but always empty, which costs 30 ms per million rows to know; LIMIT 1 BY would run the
 * whole read on one thread.
 * `only` restricts the answer further without restricting which twin wins.
 */
export function distinctHits(dates: string, columns: readonly SessionColumn[], only?: string): string {
  const { attributes, hits } = eventColumnsOf(columns);
  const select = ['site_id', 'date', 'visitor_id', 'given', 'time', 'seq', 'tie', ...hits, ...attributes];
  return `SELECT ${select.join(', ')} FROM events
    WHERE site_id = {site_id:UInt32} AND ${dates} AND ${isFirstArrival(`site_id = {site_id:UInt32} AND ${dates}`)}${only ? ` AND ${only}` : ''}`;
}

/** SQL condition: the row is the one that counts for its event id, among the rows of `scope`. */
export function isFirstArrival(scope: string): string {
  const twins = `SELECT site_id, id FROM events WHERE ${scope} GROUP BY site_id, id HAVING count() > 1`;
  const winners = `SELECT site_id, id, min(arrival), argMin(message, (arrival, message)) FROM events WHERE ${scope} AND (site_id, id) IN (${twins}) GROUP BY site_id, id`;
  return `((site_id, id) NOT IN (${twins}) OR (site_id, id, arrival, message) IN (${winners}))`;
}
