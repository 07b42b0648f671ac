import type { DateRange, Generations } from '../generations.ts';
import { openRanges } from '../open-ranges.ts';
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
}

/** Gives the FROM-able SQL of a request. */
export type RowSource = (request: VisitRequest) => string;

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

/**
 * Session rows of the dates under `generations`, each worked out once however many sides ask for it: requests of the same
 * sessions share one definition with the columns of all. `prefix` tells sources of one statement apart.
 */
export function createVisitSource(
  scope: { generations: Generations; range: DateRange; params: Params },
  prefix: string,
): VisitSource {
  const shared = new Map<string, Shared>();
  return {
    rows(request) {
      const key = JSON.stringify([request.where, request.flags, request.ok]);
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
    },
    definitions: () => [...shared.values()].flatMap((one) => define(one, scope)),
  };
}

/**
 * ClickHouse writes a CTE out wherever it is named, unless it is materialized. What several sides read is, as assembling
 * is most of the work; but not the sessions of large sealed dates without a filter: the table gives each side its columns
 * for less than memory would.
 */
function define(
  visits: Shared,
  { generations, range, params }: { generations: Generations; range: DateRange; params: Params },
): string[] {
  const { name, uses, isNarrow } = visits;
  const wanted = unique([...visits.columns, ...visits.reads]);
  const large = isNarrow ? [] : generations.sealed.filter(({ rolled }) => rolled);
  const known = [...generations.sealed, ...generations.stale].map(({ date }) => date);
  const others =
    known.length - large.length + openRanges(range, known.concat(generations.elsewhere ?? [])).length;
  const of = (part: Generations) => sessionRowsSql(part, range, wanted, params);
  if (uses === 1 || large.length === 0 || others === 0) {
    const keyword = uses > 1 && large.length === 0 ? 'MATERIALIZED ' : '';
    return [`${name} AS ${keyword}(${select(visits, of(generations))})`];
  }
  const isLarge = new Set(large.map(({ date }) => date));
  const elsewhere = [...(generations.elsewhere ?? []), ...isLarge];
  const rest = of({
    sealed: generations.sealed.filter(({ date }) => !isLarge.has(date)),
    stale: generations.stale,
    elsewhere,
  });
  const columns = wanted.join(', ');
  const sealed = sessionRowsSql({ sealed: large, stale: [] }, undefined, wanted, params);
  return [
    `${name}_rest AS MATERIALIZED (SELECT ${columns} FROM ${rest})`,
    `${name} AS (${select(visits, `(SELECT ${columns} FROM ${sealed} UNION ALL SELECT ${columns} FROM ${name}_rest)`)})`,
  ];
}

function select({ columns, reads, where, flags, ok, engaged }: VisitRequest, from: string): string {
  const conditions = where.length > 0 ? ` WHERE ${where.join(' AND ')}` : '';
  if (!ok) return `SELECT ${columns.join(', ')} FROM ${from}${conditions}`;
  const inner = [...unique([...columns, ...reads]), ...flags.map(({ name, sql }) => `${sql} AS ${name}`)];
  const masks = [`${ok} AS ok`, ...(engaged ? [`${engaged} AS engaged`] : [])];
  return `SELECT ${[...columns, ...masks].join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${from}${conditions}) WHERE has(ok, 1)`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
