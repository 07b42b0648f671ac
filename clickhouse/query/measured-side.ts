import { type ListName, listOf } from '../../core/query/dimensions.ts';
import { conditionsOf } from '../../core/query/filters.ts';
import { isErrorMetric, isMeasured } from '../../core/query/measured-metrics.ts';
import { asksNavigation, viewFilters } from '../../core/query/view-filters.ts';
import { SOFT_NAVIGATIONS } from '../../core/vitals/navigation-types.ts';
import type { SessionColumn } from '../session-columns.ts';
import { filterSql } from './filter-sql.ts';
import { elementName, inRange } from './hit-elements.ts';
import { measuredSql } from './measured-sql.ts';
import type { Side, SideInput } from './side.ts';
import { LIST_SQL } from './view-columns.ts';
import { type ViewKey, viewKey } from './view-keys.ts';

const SOFT = SOFT_NAVIGATIONS.map((type) => `'${type}'`).join(', ');

/**
 * Metrics of measured views: each view is one row with its own page, instant and measures, whatever session of the visitor's
 * date told them last. Where a list of the view is asked about, its entries are rows: of those of one group, a view counts
 * once. Errors are always rows.
 */
export function measuredSide(input: SideInput): Side {
  const { dimensions, params } = input;
  const metrics = input.measures.filter((measure) => isMeasured(measure));
  const isAboutErrors = metrics.some(isErrorMetric);
  const list = isAboutErrors ? 'errors' : listAsked(input);
  const keys = dimensions.map((dimension) => viewKey(dimension, input));
  const aggregates = metrics.map((metric) => ({
    metric,
    ...measuredSql(metric, metrics, list !== undefined),
  }));
  const measures = Object.fromEntries(aggregates.map(({ metric, sql }) => [metric, sql]));

  const filter = filterSql(viewFilters(input.filters), input.period, params);
  const isHardOnly = !isAboutErrors && !asksNavigation(dimensions, input.filters);
  const range = inRange(input.period, params);
  const needs: SessionColumn[] = ['h_view_id', ...range.arrays, ...range.columns, ...filter.arrays];
  if (isHardOnly) needs.push('h_navigation');
  if (list) needs.push(...LIST_SQL[list].columns, 'date', 'visitor_id');
  needs.push(...aggregates.flatMap(({ columns }) => columns));
  const isView = [
    `${elementName('h_view_id')} != 0`,
    ...(isHardOnly ? [`${elementName('h_navigation')} NOT IN (${SOFT})`] : []),
    ...range.sql,
  ];
  const { rows, columns } = viewRows(input, keys, filter, needs);
  const keySql = keys.map(({ sql, isOfSession }, index) => (isOfSession ? `k${index}` : sql));
  if (!list) return { keys: keySql, measures, from: `${rows} WHERE ${and([...isView, ...filter.hit])}` };

  const listed = `(SELECT ${[...columns, `${LIST_SQL[list].sql} AS items`].join(', ')} FROM ${rows} WHERE ${and(isView)})`;
  const entries = `${listed} ARRAY JOIN items AS item${filter.hit.length > 0 ? ` WHERE ${and(filter.hit)}` : ''}`;
  if (isAboutErrors) return { keys: keySql, measures, from: entries };
  return { ...oncePerView(entries, keySql, columns), measures };
}

/** FROM-able SQL of the hits of sessions with a measured view, and the names of its columns. */
function viewRows(
  { rows }: SideInput,
  keys: readonly ViewKey[],
  filter: ReturnType<typeof filterSql>,
  needs: readonly SessionColumn[],
): { rows: string; columns: string[] } {
  const ofViews = unique([...needs, ...keys.flatMap((key) => (key.isOfSession ? [] : key.columns))]);
  const from = rows({
    columns: unique([...ofViews, ...filter.columns, ...keys.flatMap(({ columns }) => columns)]),
    reads: [],
    where: [...filter.visit, 'arrayExists(view -> view != 0, h_view_id)'],
    flags: [],
    isNarrow: filter.visit.length > 0,
  });
  // What only the session is asked about stays in one piece.
  const arrays = ofViews.filter((column) => column.startsWith('h_'));
  const plain = ofViews.filter((column) => !column.startsWith('h_'));
  const named = [
    ...filter.flags,
    ...keys.flatMap(({ sql, isOfSession }, index) => (isOfSession ? [{ name: `k${index}`, sql }] : [])),
  ];
  const list = [...plain, ...named.map(({ name, sql }) => `${sql} AS ${name}`), ...arrays].join(', ');
  const joined = arrays.map((column) => `${column} AS ${elementName(column)}`).join(', ');
  return {
    rows: `(SELECT ${list} FROM ${from}) ARRAY JOIN ${joined}`,
    columns: [...plain, ...named.map(({ name }) => name), ...arrays.map(elementName)],
  };
}

/** The entries of lists, those of one view and group as one row with their sums. */
function oncePerView(
  entries: string,
  keys: readonly string[],
  columns: readonly string[],
): Pick<Side, 'keys' | 'from'> {
  const groups = keys.map((_, index) => `group_${index}`);
  const own = keys.map((sql, index) => `${sql} AS group_${index}`);
  const rows = `SELECT ${[...own, ...columns, 'item'].join(', ')} FROM ${entries}`;
  const view = ['date', 'visitor_id', elementName('h_view_id'), ...groups];
  const kept = columns.filter((name) => !view.includes(name)).map((name) => `any(${name}) AS ${name}`);
  const list = [...view, ...kept, 'sum(item.2) AS item_first', 'sum(item.3) AS item_second'].join(', ');
  return { keys: groups, from: `(SELECT ${list} FROM (${rows}) GROUP BY ${view.join(', ')})` };
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
