import { z } from 'zod';
import { ATTRIBUTE_NAMES } from '../core/event.ts';
import { assemble } from './assemble.ts';
import type { ClickHouse } from './client.ts';
import { isFirstArrival } from './distinct-hits.ts';
import { PAIR_KEY, pairKey } from './pair-key.ts';
import { dailySelect } from './query/daily-measures.ts';
import type { SealTask } from './seal-plan.ts';
import { HIT_COLUMNS, SESSION_COLUMNS, storedColumn } from './session-columns.ts';
import { unfold } from './unfold.ts';

/** One statement may touch a hundred monthly partitions; leave room. */
const MONTHS_PER_STATEMENT = 60;
/** As many as fit into parameters; a day of ten thousand small sites takes three statements. */
const TASKS_PER_STATEMENT = 4000;
/** More are held in memory while they are assembled: about a gigabyte. */
const EVENTS_PER_STATEMENT = 1_000_000;
/** Below this many sessions a date is read from them as fast, and its rollups would take more room than they do. */
const MIN_ROLLED_VISITS = 200;

/**
 * Writes generation `gen` of every task and makes it visible. Killable at any point: rows without a row in `seals` are
 * read by nobody. Two runs at once are fine: the greater generation is complete whichever commits last.
 * Dates of fewer than `rollFrom` sessions get no rollups. Answers the tasks whose date had events. @throws StorageError
 */
export async function seal(
  clickhouse: ClickHouse,
  gen: string,
  tasks: readonly SealTask[],
  rollFrom = MIN_ROLLED_VISITS,
): Promise<SealTask[]> {
  const sealed: SealTask[] = [];
  for (const slice of slices(tasks)) {
    const params = { ...slicedParams(gen, slice), roll_from: rollFrom };
    const run = (sql: string) => clickhouse.command({ sql, params });
    await run(writeSessions());
    await run(writeDaily());
    // The mirror image of markTouched: events inserted meanwhile, which could not see this seal, are seen here. Before
    // the commit, so that none is out of sight even if the run dies; after it, for those that came in between.
    await run(markLater());
    await run(commit());
    await run(markLater());
    sealed.push(...(await committed(clickhouse, params, slice)));
  }
  return sealed;
}

const BASE = `transform(${PAIR_KEY}, {keys:Array(UInt64)}, {bases:Array(UInt64)}, toUInt64(0))`;
/** The planned dates; the arrays alone let the primary key prune, the key makes it exact. */
const PLANNED = `site_id IN {sites:Array(UInt32)} AND date IN {dates:Array(Date)} AND ${PAIR_KEY} IN {keys:Array(UInt64)}`;
const ARRIVED = 'toUInt64(toUnixTimestamp64Micro(arrival))';
const OF_BASE = `${PLANNED} AND gen = ${BASE}`;
const OF_THIS = `${PLANNED} AND gen = {gen:UInt64}`;
const FRESH = `${PLANNED} AND ${ARRIVED} > ${BASE} AND ${ARRIVED} <= {gen:UInt64} AND ${isFirstArrival(PLANNED, 'site_id, id')}`;

function writeSessions(): string {
  const columns = SESSION_COLUMNS.join(', ');
  const hits = ['time', 'seq', 'tie', ...HIT_COLUMNS, ...ATTRIBUTE_NAMES].join(', ');
  const freshHits = `SELECT site_id, date, visitor_id, given, ${hits} FROM events WHERE ${FRESH}`;
  const touchedVisitors = `(site_id, date, visitor_id) IN (SELECT site_id, date, visitor_id FROM events WHERE ${FRESH})`;
  const touchedHits = unfold('sessions', `${OF_BASE} AND ${touchedVisitors}`, SESSION_COLUMNS);
  return `INSERT INTO sessions (site_id, gen, ${SESSION_COLUMNS.map(storedColumn).join(', ')})
    SELECT site_id, {gen:UInt64}, ${columns} FROM (
      SELECT site_id, ${columns} FROM sessions WHERE ${OF_BASE} AND NOT ${touchedVisitors}
      UNION ALL
      ${assemble(`(${touchedHits} UNION ALL ${freshHits})`, ['site_id', ...SESSION_COLUMNS])}
    )`;
}

/** Given visitor ids come back on other dates, so the counts of a date that has some do not add up. */
const ADDS_UP = 'max(given) = 0';
const IS_ROLLED = `${ADDS_UP} AND count() >= {roll_from:UInt64}`;

function writeDaily(): string {
  const rolled = `SELECT site_id, date FROM sessions WHERE ${OF_THIS} GROUP BY site_id, date HAVING ${IS_ROLLED}`;
  const rows = `(SELECT site_id, ${SESSION_COLUMNS.join(', ')} FROM sessions WHERE ${OF_THIS} AND (site_id, date) IN (${rolled}))`;
  return `INSERT INTO daily (gen, site_id, dimension, value, date, visitors, visits, pageviews, events, bounces, duration_ms)
    SELECT {gen:UInt64}, site_id, dimension, value, date, visitors, visits, pageviews, events, bounces, duration_ms
    FROM (${dailySelect(rows)})`;
}

/** One block into `seals`: readers see all dates of the slice or none. */
function commit(): string {
  return `INSERT INTO seals (site_id, date, gen, base, fresh, events, sessions, rolled, adds_up)
    SELECT site_id, date, {gen:UInt64}, any(${BASE}), any(fresh_events), sum(length(h_kind)), count(), ${IS_ROLLED}, ${ADDS_UP}
    FROM sessions
    LEFT JOIN (SELECT site_id, date, count() AS fresh_events FROM events WHERE ${FRESH} GROUP BY site_id, date) AS f
      USING (site_id, date)
    WHERE ${OF_THIS}
    GROUP BY site_id, date`;
}

function markLater(): string {
  return `INSERT INTO touched (site_id, date)
    SELECT DISTINCT site_id, date FROM events WHERE ${PLANNED} AND ${ARRIVED} > {gen:UInt64}`;
}

async function committed(
  clickhouse: ClickHouse,
  params: Record<string, unknown>,
  slice: readonly SealTask[],
): Promise<SealTask[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT site_id, toString(date) AS day FROM seals WHERE ${OF_THIS}`,
    params,
    schema: z.object({ site_id: z.number(), day: z.string() }),
  });
  const done = new Set(rows.map((row) => `${row.site_id} ${row.day}`));
  return slice.filter((task) => done.has(`${task.siteId} ${task.date}`));
}

function slicedParams(gen: string, slice: readonly SealTask[]): Record<string, unknown> {
  return {
    gen,
    sites: [...new Set(slice.map(({ siteId }) => siteId))],
    dates: [...new Set(slice.map(({ date }) => date))],
    keys: slice.map(({ siteId, date }) => pairKey(siteId, date)),
    bases: slice.map(({ base }) => BigInt(base)),
  };
}

/** Tasks in statements of bounded months, dates and events. */
function* slices(tasks: readonly SealTask[]): Generator<SealTask[]> {
  let slice: SealTask[] = [];
  let months = new Set<string>();
  let events = 0;
  for (const task of tasks) {
    const month = task.date.slice(0, 7);
    const full =
      slice.length === TASKS_PER_STATEMENT ||
      events >= EVENTS_PER_STATEMENT ||
      (!months.has(month) && months.size === MONTHS_PER_STATEMENT);
    if (full) {
      yield slice;
      slice = [];
      months = new Set();
      events = 0;
    }
    slice.push(task);
    events += task.events ?? 0;
    months.add(month);
  }
  if (slice.length > 0) yield slice;
}
