import { ATTRIBUTE_NAMES } from '../core/event.ts';
import { eventColumnsOf, type SessionColumn, TIE_COLUMNS } from './session-columns.ts';

/**
 * SQL of the hits of sealed sessions: the inverse of `assemble`.
 *
 * assemble(unfold(assemble(E)) ∪ L) = assemble(E ∪ L): every hit keeps its millisecond, sequence and content, and of the
 * attributes only the first event's ever mattered. `tie` is computed as the `events` table computes it.
 * `sessions` is a FROM-able table or subquery with the full set of session columns.
 */
export function unfold(sessions: string, where: string, columns: readonly SessionColumn[]): string {
  const wanted = eventColumnsOf(columns);
  const select = [
    'site_id',
    'date',
    'visitor_id',
    'given',
    `fromUnixTimestamp64Milli(toUnixTimestamp64Milli(start) + hit_time, 'UTC') AS time`,
    'hit_seq AS seq',
    `${tie()} AS tie`,
    ...wanted.hits.map((name) => `hit_${name} AS ${name}`),
    ...wanted.attributes,
  ];
  const read = new Set(['time', 'seq', ...TIE_COLUMNS, ...wanted.hits]);
  const arrays = [...read].map((name) => `h_${name} AS hit_${name}`);
  return `SELECT ${select.join(', ')} FROM ${sessions} ARRAY JOIN ${arrays.join(', ')} WHERE ${where}`;
}

/** The `tie` of migrations/clickhouse/0001, over the unfolded columns. */
function tie(): string {
  const hit = `cityHash64(${TIE_COLUMNS.map((name) => `hit_${name}`).join(', ')})`;
  const attributes = `cityHash64(${ATTRIBUTE_NAMES.join(', ')})`;
  return `bitOr(bitShiftLeft(bitShiftRight(${hit}, 32), 32), bitShiftRight(${attributes}, 32))`;
}
