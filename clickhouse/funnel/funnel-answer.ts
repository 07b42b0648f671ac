import {
  type BreakdownDimension,
  type FunnelQuery,
  formatFunnelQuery,
  isBreakdownTime,
  type ResolvedFunnelQuery,
} from '../../core/funnel/funnel-query.ts';
import { percent } from '../../core/funnel/percent.ts';
import type { ResolvedStep } from '../../core/funnel/resolve-steps.ts';
import { emptyLabel } from '../../core/query/dimensions.ts';
import { countryNames, regionNames } from '../../core/query/place-names.ts';

/** One step of the answer; what compares it with the step before is null for the first. */
export interface FunnelStepRow {
  label: string;
  /** Who got this far. */
  visitors: number;
  /** Of those who made the first step, in percent. */
  conversion_rate: number | null;
  /** Of those who made the step before, in percent. */
  step_conversion_rate: number | null;
  /** Those who made the step before and not this one; and of all who made it, in percent. */
  drop_off: number | null;
  drop_off_rate: number | null;
  /** Seconds since the step before. */
  median_seconds: number | null;
  p90_seconds: number | null;
}

/** The answer of `POST /api/v2/funnel`. */
export interface FunnelResponse {
  results: FunnelStepRow[];
  /** The same by the values of a dimension, in the order of the first step's visitors. */
  breakdown?: { value: string; visitors: number[]; conversion_rate: number | null }[];
  meta: {
    /** All visitors of the question, whether they began or not. */
    visitors: number;
    /** `visit`: each visit by itself. `given_ids`: over visits, and only visitors with an id of the site's own. */
    counted: 'visit' | 'given_ids';
    /** Visitors left out for want of such an id. */
    visitors_without_id?: number;
    /** Rows of all pages of the breakdown. */
    total_rows?: number;
  };
  /** The question with every choice made; posting it again asks for the same. */
  query: ReturnType<typeof formatFunnelQuery>;
}

/** Rows of numbers as the statements answer them. */
export type NumberRow = Record<string, number | null>;
export type BreakdownRow = Record<string, number | string | null>;

/** Writes the rows of the compiled statements as the API's answer. */
export function writeFunnelAnswer(
  site: { domain: string },
  query: ResolvedFunnelQuery,
  steps: readonly ResolvedStep[],
  rows: { funnel: NumberRow; breakdown?: { rows: BreakdownRow[]; totalRows: number }; leftOut?: number },
): FunnelResponse {
  const { funnel, breakdown, leftOut } = rows;
  return {
    results: steps.map(({ label }, index) => stepRow(label, index, funnel)),
    ...(breakdown && {
      breakdown: breakdown.rows.map((row) => breakdownRow(row, steps.length, query.breakdown)),
    }),
    meta: {
      visitors: Number(funnel.visitors),
      counted: query.funnel.windowDays === undefined ? 'visit' : 'given_ids',
      ...(leftOut !== undefined && { visitors_without_id: leftOut }),
      ...(breakdown && { total_rows: breakdown.totalRows }),
    },
    query: formatFunnelQuery(query, site),
  };
}

function stepRow(label: string, index: number, row: NumberRow): FunnelStepRow {
  const visitors = Number(row[`visitors_${index}`]);
  const first = Number(row.visitors_0);
  const none = { step_conversion_rate: null, drop_off: null, drop_off_rate: null };
  const since = {
    median_seconds: seconds(row, `median_${index}`),
    p90_seconds: seconds(row, `p90_${index}`),
  };
  const base = { label, visitors, conversion_rate: percent(visitors, first) };
  if (index === 0) return { ...base, ...none, ...since };
  const before = Number(row[`visitors_${index - 1}`]);
  return {
    ...base,
    step_conversion_rate: percent(visitors, before),
    drop_off: before - visitors,
    drop_off_rate: percent(before - visitors, before),
    ...(visitors > 0 ? since : { median_seconds: null, p90_seconds: null }),
  };
}

/** To the millisecond; the middle of two may be half of one. */
function seconds(row: NumberRow, column: string): number | null {
  const ms = row[column];
  return ms === null || ms === undefined ? null : Math.round(ms) / 1000;
}

function breakdownRow(row: BreakdownRow, steps: number, dimension: FunnelQuery['breakdown']) {
  const visitors = Array.from({ length: steps }, (_, index) => Number(row[`visitors_${index}`]));
  return {
    value: shown(String(row.value), dimension),
    visitors,
    conversion_rate: percent(visitors.at(-1) ?? 0, visitors[0] ?? 0),
  };
}

function shown(value: string, dimension: BreakdownDimension | undefined): string {
  if (dimension === 'visit:country_name') return countryNames().get(value) ?? value;
  if (dimension === 'visit:region_name') return regionNames().get(value) ?? value;
  return value === '' && dimension && !isBreakdownTime(dimension) ? emptyLabel(dimension) : value;
}
