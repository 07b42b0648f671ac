import type { SessionColumn } from '../session-columns.ts';

/** SQL over the columns of one session row. */
export interface RowSql {
  sql: string;
  columns: readonly SessionColumn[];
}

/*
 * What can be said by a function of arrays is: a lambda costs ClickHouse more to analyze than most questions take to run.
 * Engagement extends a session and is no activity: wherever visits and events are counted, it is left out.
 */
const EVENTS = `toUInt64(length(h_kind) - countEqual(h_kind, 'engagement'))`;
const FIRST_ACTIVITY = `arrayFirst((ms, kind) -> kind != 'engagement', h_time, h_kind)`;
const LAST_ACTIVITY = `arrayLast((ms, kind) -> kind != 'engagement', h_time, h_kind)`;
const FIRST_PAGEVIEW = `indexOf(h_kind, 'pageview')`;
// Counted from the end, where the last is -1.
const LAST_PAGEVIEW = `-indexOf(arrayReverse(h_kind), 'pageview')`;

/** What a whole session says of itself (docs/architecture.md, Sessions). Questions and rollups both build on these. */
export const VISIT_FACTS = {
  isVisit: { sql: `${EVENTS} > 0`, columns: ['h_kind'] },
  pageviews: { sql: `countEqual(h_kind, 'pageview')`, columns: ['h_kind'] },
  events: { sql: EVENTS, columns: ['h_kind'] },
  isBounce: {
    sql: `(countEqual(h_kind, 'pageview') < 2 AND NOT has(h_kind, 'custom'))`,
    columns: ['h_kind'],
  },
  durationMs: { sql: `toUInt64(${LAST_ACTIVITY} - ${FIRST_ACTIVITY})`, columns: ['h_kind', 'h_time'] },
  /** Epoch ms. */
  start: {
    sql: `(toUnixTimestamp64Milli(start) + ${FIRST_ACTIVITY})`,
    columns: ['start', 'h_kind', 'h_time'],
  },
  end: { sql: `(toUnixTimestamp64Milli(start) + ${LAST_ACTIVITY})`, columns: ['start', 'h_kind', 'h_time'] },
  entryPage: { sql: `h_pathname[${FIRST_PAGEVIEW}]`, columns: ['h_kind', 'h_pathname'] },
  exitPage: { sql: `h_pathname[${LAST_PAGEVIEW}]`, columns: ['h_kind', 'h_pathname'] },
  entryHostname: { sql: `h_hostname[${FIRST_PAGEVIEW}]`, columns: ['h_kind', 'h_hostname'] },
  exitHostname: { sql: `h_hostname[${LAST_PAGEVIEW}]`, columns: ['h_kind', 'h_hostname'] },
} as const satisfies Record<string, RowSql>;
