import { eventColumnsOf, type SessionColumn } from './session-columns.ts';

/** What is known of the ids of events: that none is held twice, or nothing, so that twins are told apart. */
export type Ids = 'distinct' | 'may be held twice';

/**
 * SQL of the hot events of `{site_id}` under `dates`, each event id once.
 *
 * `events` holds an id twice only when two deliveries of it were in flight at the same moment (the check before the
 * insert saw neither). Then the first arrival counts, whichever visitor it names: a retry may come from another address.
 * The set of such ids is all but always empty, which costs 30 ms per million rows to know (questions
 * know it beforehand: query/twins.ts); LIMIT 1 BY would run the whole read on one thread.
 * `only` restricts the answer further without restricting which twin wins.
 */
export function distinctHits(
  dates: string,
  columns: readonly SessionColumn[],
  options: { only?: string; ids?: Ids } = {},
): string {
  const { attributes, hits } = eventColumnsOf(columns);
  const select = ['site_id', 'date', 'visitor_id', 'given', 'time', 'seq', 'tie', ...hits, ...attributes];
  return `SELECT ${select.join(', ')} FROM ${distinctEvents(dates, options)}`;
}

/** The same events as what follows FROM, with all of their columns. */
export function distinctEvents(
  dates: string,
  { only, ids = 'may be held twice' }: { only?: string; ids?: Ids } = {},
): string {
  const scope = `site_id = {site_id:UInt32} AND ${dates}`;
  const where = [
    scope,
    ...(ids === 'distinct' ? [] : [isFirstArrival(scope, 'id')]),
    ...(only ? [only] : []),
  ];
  return `events
    WHERE ${where.join(' AND ')}`;
}

/**
 * SQL condition: the row is the one that counts for its event id, among the rows of `scope`. `key` is what makes an
 * event: its id alone within one site, the pair with several. Named are the rows that do not count: each mention of the
 * twins is a scan, and is run when ClickHouse plans the read.
 */
export function isFirstArrival(scope: string, key: 'id' | 'site_id, id'): string {
  const twins = `SELECT ${key} FROM events WHERE ${scope} GROUP BY ${key} HAVING count() > 1`;
  const arrivals = `SELECT DISTINCT ${key}, arrival, message FROM events WHERE ${scope} AND (${key}) IN (${twins})`;
  const later = `SELECT ${key}, arrival, message FROM (${arrivals}) ORDER BY arrival, message LIMIT 1, 4294967295 BY ${key}`;
  return `(${key}, arrival, message) NOT IN (${later})`;
}
