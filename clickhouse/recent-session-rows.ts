import { addDays } from '../core/zoned-time.ts';
import { assemble } from './assemble.ts';
import { distinctEvents } from './distinct-hits.ts';
import type { Params } from './query/params.ts';
import type { SessionColumn } from './session-columns.ts';

/** How long before the window a session may have begun and still be known by its first event. */
const LOOK_BACK_MS = 60 * 60_000;

/**
 * SQL of the session rows of `{site_id}` with an event between two recent instants (epoch ms, the second excluded), from hot
 * events alone, whatever is sealed.
 *
 * Arrivals bound what is read: a part holds what arrived one after the other, and ClickHouse opens none that ends before.
 * Late in a day of a million events, a scan reads 100,000 rows of them, and all only just after parts were merged. An
 * index on arrival would skip nothing (granules are ordered by visitor), a projection would double the hot table.
 */
export function recentSessionRowsSql(
  { from, to }: { from: number; to: number },
  columns: readonly SessionColumn[],
  params: Params,
): string {
  const instant = (epochMs: number) => `fromUnixTimestamp64Milli(${params.add('Int64', epochMs)}, 'UTC')`;
  const date = (epochMs: number, days: number) =>
    params.add('Date', addDays(new Date(epochMs).toISOString().slice(0, 10), days));
  // The dates of all time zones.
  const recent = `date BETWEEN ${date(from, -1)} AND ${date(to, 1)} AND arrival >= ${instant(from - LOOK_BACK_MS)}`;
  const active = `SELECT date, visitor_id FROM events
    WHERE site_id = {site_id:UInt32} AND ${recent} AND time >= ${instant(from)} AND time < ${instant(to)}`;
  // The hour before is assembled for those only who are here.
  return `(${assemble(distinctEvents(recent, { only: `(date, visitor_id) IN (${active})` }), columns)})`;
}
