import { BUCKET_EDGES, bucketLabel } from '../../../core/vitals/buckets.ts';
import { NAVIGATION_TYPES } from '../../../core/vitals/navigation-types.ts';
import { ratingOf, type Vital } from '../../../core/vitals/vitals.ts';
import type { ApiMetric, QueryBody } from '../api/query.ts';
import type { Interval } from '../period/interval.ts';
import { apiDimension, isPerfDimension } from '../state/dimension.ts';
import { apiFilters, type Filter, trafficFilters } from '../state/filter.ts';
import { type PerformanceState, VITAL_NAMES, withNavigation } from '../state/performance-state.ts';

/** What the questions are about: the site by its domain, and the dates. */
export interface Asked {
  site: string;
  state: PerformanceState;
  range: QueryBody['date_range'];
}

/** What the vitals are compared with. */
export type Comparison = 'none' | 'period' | 'weekday';

/** Phases of a navigation, in the order they happen; names are the query API's. */
export const PHASES = [
  'redirect',
  'worker',
  'dns',
  'tcp',
  'tls',
  'request',
  'response',
  'dom',
  'load',
] as const;
export const LCP_PARTS = ['ttfb', 'lcp_load_delay', 'lcp_loading', 'lcp_render_delay'] as const;
export const INP_PARTS = ['inp_input_delay', 'inp_processing', 'inp_presentation'] as const;
/** Visits know the speed of their first view by these; the others stand in for by LCP. */
const OUTCOME_VITALS: readonly string[] = ['lcp', 'inp', 'ttfb'];

const MAX_GOALS = 6;
const SCRIPT_METRICS: ApiMetric[] = ['script_ms', 'forced_layout_ms', 'measured_views'];
/** What the list of single views tells of each. */
export const SLOWEST_DIMENSIONS = [
  'perf:view',
  'event:page',
  'time:hour',
  'visit:device',
  'visit:browser',
  'visit:country',
  'perf:connection',
];

/** The vital whose speed visits are sorted by. */
export function outcomeVital({ vital }: PerformanceState): 'lcp' | 'inp' | 'ttfb' {
  return OUTCOME_VITALS.includes(vital) ? (vital as 'lcp' | 'inp' | 'ttfb') : 'lcp';
}

function bodyOf(
  { site, state, range }: Asked,
  rest: Pick<QueryBody, 'metrics'> & Partial<QueryBody>,
): QueryBody {
  return { site_id: site, date_range: range, filters: apiFilters(state.filters), ...rest };
}

/** Rows by one dimension, the most of `first` before the others. */
function listBody(asked: Asked, dimensions: string[], metrics: ApiMetric[], limit: number): QueryBody {
  const order_by: QueryBody['order_by'] = [
    ...metrics.slice(0, 1).map((first): [string, 'desc'] => [first, 'desc']),
    ...dimensions.map((name): [string, 'asc'] => [name, 'asc']),
  ];
  return bodyOf(asked, { metrics, dimensions, order_by, pagination: { limit } });
}

/** Everything that does not depend on the vital that is looked at. */
export function overviewQuestions(asked: Asked, before: Comparison) {
  const { percentile: p, filters } = asked.state;
  const withoutLists = {
    ...asked,
    state: { ...asked.state, filters: filters.filter((one) => !isOfScripts(one)) },
  };
  const vitals = VITAL_NAMES.flatMap((vital) => [
    `${vital}_${p}` as const,
    `${vital}_samples` as const,
    `${vital}_good` as const,
    `${vital}_needs_improvement` as const,
    `${vital}_poor` as const,
    `${vital}_p75_low` as const,
    `${vital}_p75_high` as const,
    `${vital}_p75` as const,
  ]);
  return {
    vitals: bodyOf(asked, {
      metrics: (['measured_views', ...vitals] as const).filter(unique),
      ...(before !== 'none' && {
        compare: { mode: 'previous_period' as const, match_weekday: before === 'weekday' },
      }),
    }),
    // Of all kinds, those that the other numbers leave out included.
    kinds: listBody(asked, ['perf:navigation'], ['measured_views'], 10),
    // Of visits, so filters that are about single views are none of theirs.
    goals: {
      ...listBody(asked, ['event:goal'], ['visitors'], MAX_GOALS),
      filters: apiFilters(trafficFilters(filters)),
    },
    phases: bodyOf(asked, {
      metrics: ([...PHASES, 'ttfb', 'page_load'] as const)
        .flatMap((name) => [`${name}_p50` as const, `${name}_${p}` as const, `${name}_samples` as const])
        .filter(unique),
    }),
    parts: bodyOf(asked, {
      metrics: ([...LCP_PARTS, 'lcp', ...INP_PARTS, 'inp', 'cls_shift', 'cls_at'] as const).flatMap(
        (name) => [`${name}_${p}` as const, `${name}_samples` as const],
      ),
    }),
    scripts: listBody(asked, ['perf:script_host', 'perf:script_party'], SCRIPT_METRICS, 50),
    functions: listBody(
      asked,
      ['perf:script', 'perf:script_function', 'perf:script_party'],
      SCRIPT_METRICS,
      20,
    ),
    foreign: listBody(
      withoutLists,
      ['perf:resource_host'],
      ['resource_ms', 'resource_bytes', 'measured_views'],
      30,
    ),
    errors: listBody(withoutLists, ['error:message', 'error:stack'], ['errors', 'error_sessions'], 50),
    server: listBody(
      withoutLists,
      ['perf:server_timing'],
      ['server_timing_samples', 'server_timing_p75'],
      20,
    ),
    // What came from the history, and not from its cache.
    reasons: listBody(
      { ...withoutLists, state: withState(withoutLists.state, 'back-forward') },
      ['perf:bfcache_reason'],
      ['measured_views'],
      10,
    ),
    coverage: {
      ...listBody(asked, ['visit:browser'], ['pageviews'], 10),
      filters: apiFilters(trafficFilters(filters)),
    },
    told: {
      ...listBody(
        asked,
        ['visit:browser'],
        ['measured_views', ...VITAL_NAMES.map((name) => `${name}_samples` as const)],
        10,
      ),
      // Pageviews are of all kinds, too; what only single views have would leave out the others.
      filters: [
        ...apiFilters(trafficFilters(filters)),
        ['is', 'perf:navigation', Object.values(NAVIGATION_TYPES)],
      ] satisfies QueryBody['filters'],
    },
  };
}

/** Everything about the vital that is looked at. */
export function vitalQuestions(asked: Asked, interval: Interval) {
  const { state } = asked;
  const { vital, percentile: p } = state;
  const speed = [`${vital}_samples` as const, `${vital}_${p}` as const];
  const shares = [`${vital}_good` as const, `${vital}_needs_improvement` as const, `${vital}_poor` as const];
  const bucket = `visit:${outcomeVital(state)}_bucket`;
  return {
    trend: bodyOf(asked, {
      metrics: [
        `${vital}_${p}` as const,
        `${vital}_samples` as const,
        `${vital}_p50` as const,
        `${vital}_p90` as const,
      ].filter(unique),
      dimensions: [`time:${interval}`],
      include: { time_labels: true },
    }),
    lines:
      state.trend === 'devices'
        ? bodyOf(asked, { metrics: speed, dimensions: [`time:${interval}`, 'visit:device'] })
        : undefined,
    slowest: {
      ...listBody(asked, SLOWEST_DIMENSIONS, [`${vital}_p50` as const], 50),
      filters: [
        ...apiFilters(state.filters),
        ['is', `perf:${vital}_bucket`, bucketsAboveGood(vital)],
      ] satisfies QueryBody['filters'],
    },
    histogram: bodyOf(asked, {
      metrics: [`${vital}_samples` as const],
      dimensions: [`perf:${vital}_bucket`],
    }),
    devices: listBody(asked, ['visit:device'], [...speed, ...shares], 5),
    pages: listBody(
      asked,
      [apiDimension(state.pages)],
      [...speed, `${vital}_p75` as const, `${vital}_poor` as const].filter(unique),
      200,
    ),
    outcome: bodyOf(asked, {
      metrics: [
        'visits',
        'bounce_rate',
        'bounce_rate_low',
        'bounce_rate_high',
        'views_per_visit',
        'total_revenue',
      ],
      dimensions: [bucket],
      filters: apiFilters(trafficFilters(state.filters)),
    }),
    conversion:
      state.goal === null
        ? undefined
        : bodyOf(asked, {
            metrics: [
              'group_conversion_rate',
              'group_conversion_rate_low',
              'group_conversion_rate_high',
              'visitors',
            ],
            dimensions: [bucket],
            filters: [...apiFilters(trafficFilters(state.filters)), ['is', 'event:goal', [state.goal]]],
          }),
  };
}

/**
 * Where the time of the views goes whose LCP, or INP, lies in the bucket of the p75: what a typical slow view waits for.
 * `p75` is in ms.
 */
export function cohortQuestions(asked: Asked, p75: Record<'lcp' | 'inp', number | null>) {
  const of = (vital: 'lcp' | 'inp', parts: typeof LCP_PARTS | typeof INP_PARTS) => {
    const value = p75[vital];
    if (value === null) return undefined;
    return bodyOf(asked, {
      metrics: [
        ...[...parts, vital].map((name) => `${name}_p50` as const),
        ...parts.slice(-1).map((last) => `${last}_samples` as const),
      ],
      filters: [
        ...apiFilters(asked.state.filters),
        ['is', `perf:${vital}_bucket`, [bucketLabel(vital, value)]],
      ],
    });
  };
  return { lcp: of('lcp', LCP_PARTS), inp: of('inp', INP_PARTS) };
}

/** The lists under the open tabs: what was slow, and under which conditions. */
export function listQuestions(asked: Asked) {
  const { vital, percentile, cause, conditions } = asked.state;
  const owner = VITAL_NAMES.find((name) => cause.startsWith(`${name}_`)) ?? vital;
  const rated = (['samples', percentile, 'good', 'needs_improvement', 'poor'] as const).map(
    (name) => `${vital}_${name}` as const,
  );
  return {
    cause: listBody(
      asked,
      [apiDimension(cause)],
      [`${owner}_samples` as const, `${owner}_${percentile}` as const],
      50,
    ),
    conditions: listBody(asked, [apiDimension(conditions)], rated, 50),
  };
}

/** The lower edges of the buckets that are not good, as the API names them. */
function bucketsAboveGood(vital: Vital): string[] {
  const unit = vital === 'cls' ? 10_000 : 1;
  return BUCKET_EDGES[vital]
    .filter((edge) => ratingOf(vital, edge + 1) !== 'good')
    .map((edge) => String(edge / unit));
}

/** The state with one kind of navigation alone. */
function withState(state: PerformanceState, kind: string): PerformanceState {
  return { ...state, filters: withNavigation(state.filters, kind) };
}

function unique<Name>(name: Name, index: number, all: readonly Name[]): boolean {
  return all.indexOf(name) === index;
}

/** Scripts, errors and server timings are lists that a view has; the API narrows one of them by no other. */
export function isOfScripts({ dimension }: Filter): boolean {
  return dimension === 'script_host';
}

/** Whether a filter is left out where visits are counted: it is about single views. */
export function isOnlyOfViews({ filters }: PerformanceState): boolean {
  return filters.some(({ dimension }) => isPerfDimension(dimension));
}
