import type { SessionColumn } from '../session-columns.ts';

/** SQL over the columns of one session row. */
export interface RowSql {
  sql: string;
  columns: readonly SessionColumn[];
}

/** Engagement extends a session and is no activity: wherever visits and events are counted, it is left out. */
const FIRST_ACTIVITY = `h_time[arrayFirstIndex(kind -> kind != 'engagement', h_kind)]`;
const LAST_ACTIVITY = `h_time[arrayLastIndex(kind -> kind != 'engagement', h_kind)]`;
const FIRST_PAGEVIEW = `arrayFirstIndex(kind -> kind = 'pageview', h_kind)`;
const LAST_PAGEVIEW = `arrayLastIndex(kind -> kind = 'pageview', h_kind)`;

/** What a whole session says of itself (docs/architecture.md, Sessions). Questions and rollups both build on these. */
export const VISIT_FACTS = {
  isVisit: { sql: `arrayExists(kind -> kind != 'engagement', h_kind)`, columns: ['h_kind'] },
  pageviews: { sql: `arrayCount(kind -> kind = 'pageview', h_kind)`, columns: ['h_kind'] },
  events: { sql: `arrayCount(kind -> kind != 'engagement', h_kind)`, columns: ['h_kind'] },
  isBounce: {
    sql: `(arrayCount(kind -> kind = 'pageview', h_kind) < 2 AND NOT arrayExists(kind -> kind = 'custom', h_kind))`,
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
