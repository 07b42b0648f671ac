import { MEASURED_METRICS, type MeasuredMetric } from '../../core/query/measured-metrics.ts';
import type { TimingColumn } from '../../core/vitals/page-measures.ts';
import { MIN_INTERVAL_SAMPLES } from '../../core/vitals/percentiles.ts';
import { VITALS } from '../../core/vitals/vitals.ts';
import type { SessionColumn } from '../session-columns.ts';
import { elementName } from './hit-elements.ts';

/** An aggregate over views, or over the entries of their lists. */
export interface MeasuredSql {
  sql: string;
  columns: readonly SessionColumn[];
}

const LISTED_COLUMNS = {
  scripts: { first: 'h_slow_scripts', second: 'h_forced_layouts' },
  resources: { first: 'h_resource_ms', second: 'h_resource_bytes' },
} as const;

/** What stands for a metric of measured views where no view has it: 0 of counts, and nothing of all else. */
export const NOTHING_MEASURED = `CAST(NULL, 'Nullable(Float64)')`;

/**
 * A metric of measured views, one of those asked about; `isList`: rows are entries, whose numbers are `item_first` and `item_second`. Percentiles of
 * one timing share one aggregate.
 */
export function measuredSql(
  metric: MeasuredMetric,
  asked: readonly MeasuredMetric[],
  isList: boolean,
): MeasuredSql {
  const rule = MEASURED_METRICS[metric];
  switch (rule.kind) {
    case 'views':
      return { sql: 'count()', columns: [] };
    case 'samples':
      return ofTiming(rule.column, (value) => `count(${value})`);
    case 'percentile': {
      const levels = levelsOf(rule.column, asked);
      const nth = levels.findIndex((level) => level === rule.level) + 1;
      const all = (value: string) => `quantilesExact(${levels.join(', ')})(${value})[${nth}]`;
      return ofTiming(rule.column, (value) => orNothing(`count(${value}) > 0`, rule.column, all(value)));
    }
    case 'bound': {
      const spread = (value: string) => `1.96 * sqrt(count(${value}) * 0.75 * 0.25)`;
      const rank = (value: string) =>
        rule.end === 'low'
          ? `floor(count(${value}) * 0.75 - ${spread(value)})`
          : `ceil(count(${value}) * 0.75 + ${spread(value)})`;
      return ofTiming(rule.column, (value) =>
        orNothing(
          `count(${value}) >= ${MIN_INTERVAL_SAMPLES}`,
          rule.column,
          `arraySort(groupArray(${value}))[toUInt64(greatest(1, ${rank(value)}))]`,
        ),
      );
    }
    case 'share': {
      const { column, good, poor } = VITALS[rule.vital];
      // Rounded are the shares up to each threshold, so that the three are never negative and add up to 100.
      const upTo = (value: string, limit: number) =>
        `round(1000 * countIf(${value} <= ${limit}) / count(${value}))`;
      return ofTiming(column, (value) => {
        const tenths = {
          good: upTo(value, good),
          'needs-improvement': `${upTo(value, poor)} - ${upTo(value, good)}`,
          poor: `1000 - ${upTo(value, poor)}`,
        };
        return `if(count(${value}) > 0, (${tenths[rule.rating]}) / 10, NULL)`;
      });
    }
    case 'listed': {
      const column = LISTED_COLUMNS[rule.list][rule.number];
      if (isList) return { sql: `sum(item_${rule.number})`, columns: [column] };
      return { sql: `sum(arraySum(mapValues(${elementName(column)})))`, columns: [column] };
    }
    case 'server_timing':
      return {
        sql:
          rule.answer === 'samples'
            ? 'count()'
            : 'if(count() > 0, toFloat64(quantileExact(0.75)(item_first)), NULL)',
        columns: ['h_server_timing'],
      };
    case 'errors':
      return {
        sql: rule.answer === 'count' ? 'sum(item.3)' : 'uniqExact((date, visitor_id, start))',
        columns: ['h_errors', 'date', 'visitor_id', 'start'],
      };
  }
}

/** The percentiles of a timing that are asked about. */
function levelsOf(column: TimingColumn, asked: readonly MeasuredMetric[]): number[] {
  return asked.flatMap((metric) => {
    const rule = MEASURED_METRICS[metric];
    return rule.kind === 'percentile' && rule.column === column ? [rule.level] : [];
  });
}

function ofTiming(column: TimingColumn, sql: (value: string) => string): MeasuredSql {
  return { sql: sql(elementName(`h_${column}`)), columns: [`h_${column}`] };
}

/** A value in the unit of answers: ms and bytes as they are, CLS as the number it is. */
function orNothing(condition: string, column: TimingColumn, value: string): string {
  const number = `toFloat64(assumeNotNull(${value}))`;
  return `if(${condition}, ${column.endsWith('_e4') ? `${number} / 10000` : number}, NULL)`;
}
