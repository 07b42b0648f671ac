import {
  type Dimension,
  isClockDimension,
  isEventDimension,
  isViewDimension,
  type ListName,
  listOf,
} from '../../core/query/dimensions.ts';
import { conditionsOf } from '../../core/query/filters.ts';
import { isErrorMetric, isMeasured } from '../../core/query/measured-metrics.ts';
import { asksNavigation, viewFilters } from '../../core/query/view-filters.ts';
import { SOFT_NAVIGATIONS } from '../../core/vitals/navigation-types.ts';
import type { SessionColumn } from '../session-columns.ts';
import { hitSql } from './dimensions.ts';
import { filterSql } from './filter-sql.ts';
import { elementName, inRange } from './hit-elements.ts';
import { measuredSql } from './measured-sql.ts';
import type { Side, SideInput } from './side.ts';
import { localClockSql } from './time-sql.ts';
import { LIST_SQL, VIEW_SQL } from './view-columns.ts';
import { sessionKey } from './visit-side.ts';

const SOFT = SOFT_NAVIGATIONS.map((type) => `'${type}'`).join(', ');

/**
 * Metrics of measured views: each view is one row with its own page, instant and measures, whatever session of the visitor's
 * date told them last. Where a list of the view is asked about, its entries are rows: of those of one group, a view counts
 * once. Errors are always rows.
 */
export function measuredSide(input: SideInput): Side {
  const { dimensions, period, params } = input;
  const metrics = input.measures.filter((measure) => isMeasured(measure));
  const isAboutErrors = metrics.some(isErrorMetric);
  const list = isAboutErrors ? 'errors' : listAsked(input);
  const filter = filterSql(viewFilters(input.filters), period, params);
  const range = inRange(period, params);
  const keys = dimensions.map((dimension) => viewKey(dimension, input));
  const aggregates = metrics.map((metric) => ({ metric, ...measuredSql(metric, list !== undefined) }));

  const isHardOnly = !isAboutErrors && !asksNavigation(dimensions, input.filters);
  const views = [
    `${elementName('h_view_id')} != 0`,
    ...(isHardOnly ? [`${elementName('h_navigation')} NOT IN (${SOFT})`] : []),
    ...range.sql,
  ];
  const used = unique<SessionColumn>([
    'h_view_id',
    ...(isHardOnly ? ['h_navigation' as const] : []),
    ...range.arrays,
    ...range.columns,
    ...filter.columns,
    ...keys.flatMap(({ columns }) => columns),
    ...aggregates.flatMap(({ columns }) => columns),
    ...(list ? [LIST_SQL[list].column, 'date' as const, 'visitor_id' as const] : []),
  ]);
  const from = input.rows({
    columns: used,
    reads: [],
    where: [...filter.visit, 'arrayExists(view -> view != 0, h_view_id)'],
    flags: [],
    isNarrow: filter.visit.length > 0,
  });
  const arrays = used.filter((column) => column.startsWith('h_'));
  const plain = used.filter((column) => !column.startsWith('h_'));
  const named = [
    ...filter.flags,
    ...keys.flatMap(({ sql, isOfSession }, index) => (isOfSession ? [{ name: `k${index}`, sql }] : [])),
  ];
  const scalars = [...plain, ...named.map(({ name, sql }) => `${sql} AS ${name}`)];
  const joined = arrays.map((column) => `${column} AS ${elementName(column)}`).join(', ');
  const rows = `(SELECT ${[...scalars, ...arrays].join(', ')} FROM ${from}) ARRAY JOIN ${joined}`;
  const key = (index: number) => (keys[index]?.isOfSession ? `k${index}` : (keys[index]?.sql ?? ''));
  const measures = Object.fromEntries(aggregates.map(({ metric, sql }) => [metric, sql]));
  if (!list) {
    return {
      keys: keys.map((_, index) => key(index)),
      measures,
      from: `${rows} WHERE ${and([...views, ...filter.hit])}`,
    };
  }

  const ofView = [...plain, ...named.map(({ name }) => name), ...arrays.map(elementName)];
  const listed = `(SELECT ${ofView.join(', ')}, ${LIST_SQL[list].sql} AS items FROM ${rows} WHERE ${and(views)})`;
  const where = filter.hit.length > 0 ? ` WHERE ${and(filter.hit)}` : '';
  const items = `${listed} ARRAY JOIN items AS item${where}`;
  if (isAboutErrors) return { keys: keys.map((_, index) => key(index)), measures, from: items };
  const groups = keys.map((_, index) => `group_${index}`);
  const own = keys.map((_, index) => `${key(index)} AS group_${index}`);
  const entries = `SELECT ${[...own, ...ofView, 'item'].join(', ')} FROM ${items}`;
  const view = ['date', 'visitor_id', elementName('h_view_id'), ...groups];
  const kept = ofView.filter((name) => !view.includes(name)).map((name) => `any(${name}) AS ${name}`);
  const perView = `SELECT ${[...view, ...kept, 'sum(item.2) AS item_value'].join(', ')} FROM (${entries}) GROUP BY ${view.join(', ')}`;
  return { keys: groups, measures, from: `(${perView})` };
}

interface ViewKey {
  sql: string;
  columns: readonly SessionColumn[];
  /** Over the columns of the session rather than over those of the view. */
  isOfSession: boolean;
}

function viewKey(dimension: Dimension, input: SideInput): ViewKey {
  if (isViewDimension(dimension)) {
    const { sql, columns } = VIEW_SQL[dimension];
    return { sql: `toString(${sql})`, columns, isOfSession: false };
  }
  const key = sessionKey(dimension, input);
  if (key) return { ...key, isOfSession: true };
  if (isClockDimension(dimension)) {
    const instant = `(toUnixTimestamp64Milli(start) + ${elementName('h_time')})`;
    const sql = localClockSql(instant, dimension, input.period);
    return { sql, columns: ['start', 'h_time'], isOfSession: false };
  }
  if (!isEventDimension(dimension) || dimension === 'event:goal') {
    throw new TypeError(`No dimension of measured views: ${dimension}`);
  }
  const { column, value } = hitSql(dimension, input.routes);
  const sql = `toString(${value(elementName(column), input.params)})`;
  return { sql, columns: [column], isOfSession: false };
}

/** The list that a question is split or filtered by. */
function listAsked({ dimensions, filters }: SideInput): ListName | undefined {
  const names = [...dimensions, ...filters.flatMap(conditionsOf).map(({ dimension }) => dimension)];
  return names.map(listOf).find((list) => list !== undefined);
}

function and(conditions: readonly string[]): string {
  return conditions.join(' AND ');
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
