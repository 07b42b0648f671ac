import { ATTRIBUTE_NAMES } from '../core/event.ts';

/** Columns of `events` that belong to the single hit; `sessions` has each as an array `h_<name>`. Order matters for `tie`. */
export const HIT_COLUMNS = [
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
export function eventColumnsOf(columns: readonly SessionColumn[]): {
  attributes: AttributeColumn[];
  hits: HitColumn[];
} {
  const wanted = new Set<string>(columns);
  return {
    attributes: ATTRIBUTE_NAMES.filter((name) => wanted.has(name)),
    hits: HIT_COLUMNS.filter((name) => wanted.has(`h_${name}`)),
  };
}
