import { type Period, periodOfDates } from '../../core/period.ts';
import type { Filter } from '../../core/query/filters.ts';
import type { RetentionInterval, RetentionQuery } from '../../core/retention.ts';
import type { DateRange, Generations } from '../generations.ts';
import { filterSql, isActivity } from '../query/filter-sql.ts';
import { elementName } from '../query/hit-elements.ts';
import { createParams, type Params } from '../query/params.ts';
import { VISIT_FACTS } from '../query/visit-facts.ts';
import type { SessionColumn } from '../session-columns.ts';
import { type SqlFragment, sessionRowsSql } from '../session-rows.ts';

/** Everything the statement is made of. */
export interface RetentionInput {
  siteId: number;
  query: RetentionQuery;
  /** Of all dates since `firstDate`. */
  generations: Generations;
  /** The first date of the site, or of the range where that is earlier. */
  firstDate: string;
  /** The range itself; its periods are counted from 0. */
  range: DateRange;
}

/** In place of a period: how many visitors a cohort has. */
export const SIZE = -1;
/** In place of a period: how many visitors were there in the range, whatever their cohort. */
export const PRESENT = -2;

/**
 * SQL of (cohort, period, visitors): one pass over the sessions of named visitors that groups them by visitor. A cohort of
 * -1 is all who came before the range, or never started.
 */
export function retentionSql(input: RetentionInput): SqlFragment {
  const { query } = input;
  const params = createParams();
  params.values.site_id = input.siteId;
  const all = { from: input.firstDate, to: input.range.to };
  const visits = (dates: DateRange, condition: Filter | undefined, roles: string) => {
    const filters = condition ? [...query.filters, condition] : query.filters;
    return `SELECT visitor_id, ${roles} FROM (${visitDates(input, dates, filters, params)})`;
  };
  const bit = periodBit(query.interval, input.range.from, params);
  // A visit may start, return and show that somebody was there: each role has a bit a period, and those of the periods that
  // a visitor has are gathered in a number, several times faster than in arrays. Where no condition tells the roles apart,
  // the sessions are read once.
  const none = 'toUInt128(0)';
  const before = `date < ${params.add('Date', input.range.from)}`;
  const isSplit = query.start !== undefined || query.return !== undefined;
  const branches = isSplit
    ? [
        visits(all, query.start, `${before} AS is_old, ${bit} AS start, ${none} AS back, ${none} AS present`),
        visits(
          input.range,
          query.return,
          `0 AS is_old, ${none} AS start, ${bit} AS back, ${none} AS present`,
        ),
        visits(input.range, undefined, `0 AS is_old, ${none} AS start, ${none} AS back, ${bit} AS present`),
      ]
    : [visits(all, undefined, `${before} AS is_old, ${bit} AS start`)];
  const gathered = ['start', 'back', 'present'].map((role) => {
    return `groupBitOr(${isSplit ? role : 'start'}) AS ${role}s`;
  });
  return {
    sql: `SELECT toInt32(cohort) AS cohort, toInt32(period) AS period, toFloat64(count()) AS visitors
      FROM (
        SELECT if(is_old OR starts = 0, -1, toInt32(bitPositionsToArray(starts)[1])) AS cohort,
          arrayFilter(back -> cohort >= 0 AND back >= cohort, arrayMap(back -> toInt32(back), bitPositionsToArray(backs))) AS periods,
          arrayConcat(periods, if(cohort >= 0, [toInt32(${SIZE})], []), if(presents > 0, [toInt32(${PRESENT})], [])) AS cells
        FROM (
          SELECT max(is_old) AS is_old, ${gathered.join(', ')}
          FROM (${branches.join(' UNION ALL ')}) AS visit
          GROUP BY visitor_id
        )
      )
      ARRAY JOIN cells AS period
      GROUP BY cohort, period`,
    params: params.values,
  };
}

/** The visitor and the date of each visit of a named visitor that has an event which counts. */
function visitDates(
  { generations, firstDate }: RetentionInput,
  range: DateRange,
  filters: readonly Filter[],
  params: Params,
): string {
  const filter = filterSql(filters, wholeDates(range), params);
  const arrays = [...new Set<SessionColumn>(['h_kind', ...filter.arrays])];
  const columns = [...new Set<SessionColumn>(['visitor_id', 'date', ...arrays, ...filter.columns])];
  const rows = sessionRowsSql(within(generations, range, firstDate), range, columns, params, {
    of: 'named visitors',
  });
  const counts = [isActivity(filter), ...filter.hit].join(' AND ');
  const flags = filter.flags.map(({ name, sql }) => `${sql} AS ${name}`);
  // Engagement may meet a goal, but no visit consists of it alone.
  const conditions = [...(filter.engagement.length > 0 ? [VISIT_FACTS.isVisit.sql] : []), ...filter.visit];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT visitor_id, date FROM (SELECT ${[...columns, ...flags].join(', ')} FROM ${rows}${where})
    WHERE arrayExists((${arrays.map(elementName).join(', ')}) -> ${counts}, ${arrays.join(', ')})`;
}

function wholeDates({ from, to }: DateRange): Period {
  // Whole dates are told by the session's date: no instant is compared, so no zone is asked.
  return periodOfDates(from, to, 'UTC');
}

function within(generations: Generations, { from }: DateRange, firstDate: string): Generations {
  if (from === firstDate) return generations;
  return {
    sealed: generations.sealed.filter(({ date }) => date >= from),
    stale: generations.stale.filter(({ date }) => date >= from),
  };
}

/** A bit for the day, week or month of a session's date, counted from the first of the range; 0 before it. */
function periodBit(interval: RetentionInterval, from: string, params: Params): string {
  const first = params.add('Date', from);
  // A week or month that the range cuts is of the range only from there on.
  const distance = `toUInt8(greatest(${distanceSql(interval, first)}, 0))`;
  return `if(date < ${first}, toUInt128(0), bitShiftLeft(toUInt128(1), ${distance}))`;
}

function distanceSql(interval: RetentionInterval, first: string): string {
  switch (interval) {
    case 'day':
      return `date - ${first}`;
    case 'week':
      return `intDiv(toMonday(date) - toMonday(${first}), 7)`;
    case 'month':
      return `dateDiff('month', ${first}, date)`;
  }
}
