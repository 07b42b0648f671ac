import type { BreakdownDimension, ResolvedFunnelQuery } from '../../core/funnel/funnel-query.ts';
import type { ResolvedStep } from '../../core/funnel/resolve-steps.ts';
import type { FunnelOrder } from '../../core/funnel.ts';

import type { Generations } from '../generations.ts';
import { askedVisits } from '../journey/asked-visits.ts';
import { withLayers } from '../journey/layers.ts';
import { createParams, type Params } from '../query/params.ts';
import type { SessionColumn } from '../session-columns.ts';
import type { SqlFragment } from '../session-rows.ts';
import { type Attempt, looseAttempt, strictAttempt, windowAttempt } from './attempts.ts';
import { type Split, splitOfHits, splitOfVisit } from './split-sql.ts';
import { isKept, packedHits } from './step-sql.ts';

const DAY_MS = 86_400_000;

export interface FunnelInput {
  siteId: number;
  generations: Generations;
  query: ResolvedFunnelQuery;
  /** Those of the query's funnel. */
  steps: readonly ResolvedStep[];
}

/**
 * SQL of a funnel as one row: `visitors` in all, and for each step from 0 on `visitors_<step>`, `median_<step>` and
 * `p90_<step>` (milliseconds since the step before).
 */
export function compileFunnel(input: FunnelInput): SqlFragment {
  const params = createParams();
  params.values.site_id = input.siteId;
  const columns = ['toFloat64(uniqExact(visitor_id)) AS visitors'];
  for (const step of input.steps.keys()) {
    columns.push(visitorsOf(step));
    if (step > 0) {
      const quantiles = `quantilesExactInclusiveIf(0.5, 0.9)(times[${step + 1}] - times[${step}], times[${step + 1}] != 0)`;
      columns.push(
        `toFloat64((${quantiles} AS ms_${step})[1]) AS median_${step}`,
        `toFloat64(ms_${step}[2]) AS p90_${step}`,
      );
    }
  }
  return { sql: `SELECT ${columns.join(', ')} FROM ${attempts(input, params)}`, params: params.values };
}

/** SQL of a funnel split by a dimension: rows of `value`, `visitors_<step>` and `total_rows`, most visitors first. */
export function compileBreakdown(input: FunnelInput, dimension: BreakdownDimension): SqlFragment {
  const params = createParams();
  params.values.site_id = input.siteId;
  const { limit, offset } = input.query.pagination;
  const columns = [...input.steps.keys()].map(visitorsOf);
  // No WHERE: ClickHouse would carry it down through all layers and write them out anew on each.
  return {
    sql: `SELECT value, ${columns.join(', ')}, toFloat64(count() OVER ()) AS total_rows
      FROM ${attempts(input, params, dimension)}
      GROUP BY value HAVING visitors_0 > 0 ORDER BY visitors_0 DESC, value
      LIMIT ${params.add('UInt64', limit)} OFFSET ${params.add('UInt64', offset)}`,
    params: params.values,
  };
}

/** SQL of how many visitors a funnel over several days leaves out, since their ids end with the day. */
export function compileLeftOut({ siteId, generations, query }: FunnelInput): SqlFragment {
  const params = createParams();
  params.values.site_id = siteId;
  const visits = askedVisits({ ...query, generations }, ['visitor_id', 'given'], params);
  return {
    sql: `SELECT toFloat64(uniqExact(visitor_id)) AS visitors FROM ${visits} WHERE given = 0`,
    params: params.values,
  };
}

function visitorsOf(step: number): string {
  return `toFloat64(uniqExactIf(visitor_id, times[${step + 1}] != 0)) AS visitors_${step}`;
}

/** FROM-able SQL with a row per visit, or per visitor in a window: visitor_id, times of the attempt that counts, value. */
function attempts(input: FunnelInput, params: Params, dimension?: BreakdownDimension): string {
  const { order, windowDays } = input.query.funnel;
  const windowMs = windowDays ? params.add('UInt64', windowDays * DAY_MS) : undefined;
  const { layers, times, first } = attemptOf(order, input.steps.length, windowMs);
  const split = dimension && (windowMs ? splitOfHits : splitOfVisit)(dimension, input.query.period, params);
  const rows = windowMs ? visitorHits(input, params, split) : visitHits(input, params, split);
  const value = split ? [`${split.at(first)} AS value`] : [];
  return withLayers(rows, [...layers, [`${times} AS times`, ...value]]);
}

function attemptOf(order: FunnelOrder, steps: number, windowMs: string | undefined): Attempt {
  if (order === 'strict') return strictAttempt(steps, windowMs);
  return windowMs ? windowAttempt(steps, windowMs) : looseAttempt(steps);
}

/** A row per visit: visitor_id, its hits that matter, and what the split needs. */
function visitHits(
  { generations, query, steps }: FunnelInput,
  params: Params,
  split: Split | undefined,
): string {
  const isOverDays = query.funnel.windowDays !== undefined;
  const { period } = query;
  const isStrict = query.funnel.order === 'strict';
  const packed = packedHits({ steps, isStrict, period, isAbsolute: isOverDays }, params);
  const reads = new Set<SessionColumn>(['visitor_id', ...packed.columns, ...(split?.reads ?? [])]);
  if (isOverDays) reads.add('given').add('start');
  const visits = askedVisits({ ...query, generations }, [...reads], params);
  const select = [
    'visitor_id',
    ...(isOverDays ? ['start'] : []),
    ...(split?.reads ?? []),
    `${packed.sql} AS packed`,
  ];
  const rows = `(SELECT ${[...new Set(select)].join(', ')} FROM ${visits}${isOverDays ? ' WHERE given = 1' : ''})`;
  const hits = `arrayFilter(hit -> ${isKept('hit')}, packed) AS hits`;
  return withLayers(rows, split ? [[hits], split.select] : [[hits]]);
}

/** A row per visitor: the hits of all visits in their order. */
function visitorHits(input: FunnelInput, params: Params, split: Split | undefined): string {
  const visit = ['start', 'hits', ...(split ? ['split'] : [])].join(', ');
  const flat = ['arrayFlatten(visits.2) AS hits', ...(split ? ['arrayFlatten(visits.3) AS split'] : [])];
  return `(SELECT visitor_id, ${flat.join(', ')} FROM (
      SELECT visitor_id, arraySort(groupArrayIf((${visit}), notEmpty(hits))) AS visits
      FROM ${visitHits(input, params, split)} GROUP BY visitor_id
    ))`;
}
