import type { Ids } from '../distinct-hits.ts';
import type { DateRange, Generations } from '../generations.ts';
import type { SessionColumn } from '../session-columns.ts';
import { sessionRowsSql } from '../session-rows.ts';
import type { Params } from './params.ts';

/** The sessions that one side of a question is about, and what it reads of them. */
export interface VisitRequest {
  columns: readonly SessionColumn[];
  /** Columns that conditions, flags and masks read. */
  reads: readonly SessionColumn[];
  /** Conditions on a session row, all of which hold. */
  where: readonly string[];
  /** Facts of a row that masks refer to by name. */
  flags: readonly { name: string; sql: string }[];
  /** Says of each hit if it counts; a session without such a hit is left out. */
  ok?: string;
  /** Says of each hit if it is engagement that counts. */
  engaged?: string;
  /** Whether few of the sessions are expected to remain. */
  isNarrow: boolean;
  /** Whether engagement is left out of the hits; only by `RowSource.activity`. */
  isActivity?: boolean;
}

/** Gives the FROM-able SQL of a request. */
export interface RowSource {
  (request: VisitRequest): string;
  /** The same of the sessions' activity alone, for ACTIVITY_COLUMNS; where all of them are assembled. */
  activity?: RowSource;
}

export interface VisitSource {
  rows: RowSource;
  /** What WITH must define for the names that `rows` gave, in order. */
  definitions(): string[];
}

interface Shared extends VisitRequest {
  name: string;
  columns: SessionColumn[];
  uses: number;
}

/** Where no date can hold a session. */
export const noVisits: RowSource = (request) =>
  select(
    request,
    `(SELECT ${unique([...request.columns, ...request.reads]).join(', ')} FROM sessions WHERE 0)`,
  );

/** The rows of several sources; undefined without any. */
export function uniteRows(sources: readonly RowSource[]): RowSource | undefined {
  const [only, ...more] = sources;
  if (only === undefined || more.length === 0) return only;
  return (request) => {
    const { columns, ok, engaged } = request;
    const list = [...columns, ...(ok ? ['ok'] : []), ...(engaged ? ['engaged'] : [])].join(', ');
    return `(${sources.map((rows) => `SELECT ${list} FROM ${rows(request)}`).join(' UNION ALL ')})`;
  };
}

/**
 * Session rows of the dates under `generations`, each worked out once however many sides ask for it: requests of the same
 * sessions share one definition with the columns of all. `prefix` tells sources of one statement apart.
 */
export function createVisitSource(scope: VisitScope, prefix: string): VisitSource {
  const shared = new Map<string, Shared>();
  const rows: RowSource = (request) => {
    const key = JSON.stringify([request.where, request.flags, request.ok, request.isActivity]);
    const known = shared.get(key);
    if (!known) {
      const name = `${prefix}${shared.size}`;
      shared.set(key, { ...request, name, columns: unique(request.columns), uses: 1 });
      return name;
    }
    known.columns = unique([...known.columns, ...request.columns]);
    known.reads = unique([...known.reads, ...request.reads]);
    known.engaged ??= request.engaged;
    known.uses++;
    return known.name;
  };
  if (scope.generations.sealed.length === 0)
    rows.activity = (request) => rows({ ...request, isActivity: true });
  return {
    rows,
    definitions: () => [...shared.values()].map((one) => define(one, scope)),
  };
}

interface VisitScope {
  ids: Ids;
  generations: Generations;
  /** Where dates may be open. */
  range: DateRange | undefined;
  params: Params;
}

/**
 * ClickHouse writes a CTE out wherever it is named, unless it is materialized. What several sides read is, as assembling
 * is most of the work; but not the sessions of large sealed dates without a filter: the table gives each side its columns
 * for less than memory would.
 */
function define(visits: Shared, { generations, range, params, ids }: VisitScope): string {
  const isLarge = !visits.isNarrow && generations.sealed.some(({ rolled }) => rolled);
  const keyword = visits.uses > 1 && !isLarge ? 'MATERIALIZED ' : '';
  const columns = unique([...visits.columns, ...visits.reads]);
  const { where, isActivity } = visits;
  const rows = sessionRowsSql(generations, range, columns, params, { where, ids, isActivity });
  return `${visits.name} AS ${keyword}${select(visits, rows)}`;
}

/** FROM-able SQL of rows that hold what is asked for, and may hold what is read for it. */
function select({ columns, reads, flags, ok, engaged }: VisitRequest, rows: string): string {
  if (!ok) return rows;
  const inner = [...unique([...columns, ...reads]), ...flags.map(({ name, sql }) => `${sql} AS ${name}`)];
  const from = flags.length > 0 ? `(SELECT ${inner.join(', ')} FROM ${rows})` : rows;
  const masks = [`${ok} AS ok`, ...(engaged ? [`${engaged} AS engaged`] : [])];
  return `(SELECT ${[...columns, ...masks].join(', ')} FROM ${from} WHERE has(ok, 1))`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
