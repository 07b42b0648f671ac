import { ATTRIBUTE_NAMES } from '../core/event.ts';
import { type PageMeasures, TIMING_COLUMNS } from '../core/vitals/page-measures.ts';

/** Columns of `events` that say what a hit is; `tie` is a hash of them in this order. */
export const TIE_COLUMNS = [
  'kind',
  'name',
  'hostname',
  'pathname',
  'engaged_ms',
  'scroll_depth',
  'props',
  'revenue_amount',
  'revenue_currency',
] as const;
/** What a page view measured, told by a hit; see core/vitals/page-measures.ts. */
export const MEASURE_COLUMNS = [
  'view_id',
  'navigation',
  ...TIMING_COLUMNS,
  'sample_rate',
  'protocol',
  'delivery',
  'connection',
  'release',
  'lcp_target',
  'inp_target',
  'inp_type',
  'inp_script',
  'cls_target',
  'lcp_url',
  'server_timing',
  'slow_scripts',
  'errors',
  'lcp_kind',
  'inp_state',
  'cls_state',
  'rtt',
  'memory',
  'cores',
  'forced_layouts',
  'resource_ms',
  'resource_bytes',
  'not_restored',
] as const satisfies readonly (keyof PageMeasures)[];

/** Columns of `events` that belong to the single hit; session rows have each as an array `h_<name>`. */
export const HIT_COLUMNS = [...TIE_COLUMNS, ...MEASURE_COLUMNS] as const;
export type HitColumn = (typeof HIT_COLUMNS)[number];

export type AttributeColumn = (typeof ATTRIBUTE_NAMES)[number];

/** Columns of a session row, sealed or assembled alike. `h_time` is in milliseconds after `start`. */
export type SessionColumn =
  | 'date'
  | 'visitor_id'
  | 'given'
  | 'start'
  | AttributeColumn
  | 'h_time'
  | 'h_seq'
  | `h_${HitColumn}`;

/** Those that can be told of a session's activity alone; the others are told by engagement as well, or count from the start. */
export const ACTIVITY_COLUMNS: ReadonlySet<SessionColumn> = new Set<SessionColumn>([
  ...(['date', 'visitor_id', 'given', ...ATTRIBUTE_NAMES] as const),
  ...(['h_time', 'h_kind', 'h_name', 'h_hostname', 'h_pathname', 'h_props'] as const),
]);

/** All of them, in the order of the `sessions` table without site and generation. */
export const SESSION_COLUMNS: readonly SessionColumn[] = [
  'date',
  'visitor_id',
  'given',
  'start',
  ...ATTRIBUTE_NAMES,
  'h_time',
  'h_seq',
  ...HIT_COLUMNS.map((name) => `h_${name}` as const),
];

/** The event columns behind the session columns asked for. */
export function eventColumnsOf(columns: readonly string[]): {
  attributes: AttributeColumn[];
  hits: HitColumn[];
} {
  const wanted = new Set<string>(columns);
  return {
    attributes: ATTRIBUTE_NAMES.filter((name) => wanted.has(name)),
    hits: HIT_COLUMNS.filter((name) => wanted.has(`h_${name}`)),
  };
}

/** The name under which `sessions` stores a column: arrays share their lengths under one prefix (migrations/clickhouse/0002). */
export function storedColumn(column: SessionColumn): string {
  return column.startsWith('h_') ? `\`h.${column.slice(2)}\`` : column;
}
