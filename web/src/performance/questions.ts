import type { QueryBody } from '../api/query.ts';
import type { Interval } from '../period/interval.ts';
import { apiDimension, isPerfDimension } from '../state/dimension.ts';
import { apiFilters, type Filter, trafficFilters } from '../state/filter.ts';
import { CAUSES, CONDITIONS, type PerformanceState, VITAL_NAMES } from '../state/performance-state.ts';

/** What the questions are about: the site by its domain, and the dates. */
export interface Asked {
  site: string;
  state: PerformanceState;
  range: QueryBody['date_range'];
}

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
function listBody(asked: Asked, dimensions: string[], metrics: string[], limit: number): QueryBody {
  const [first = ''] = metrics;
  const order_by: QueryBody['order_by'] = [
    [first, 'desc'],
    ...dimensions.map((name) => [name, 'asc'] as const),
  ].map(([name = '', way]) => [name, way === 'asc' ? 'asc' : 'desc']);
  return bodyOf(asked, { metrics, dimensions, order_by, pagination: { limit } });
}

/** Everything that does not depend on the vital that is looked at. */
export function overviewQuestions(asked: Asked, withBefore: boolean) {
  const { percentile: p, filters } = asked.state;
  const withoutLists = {
    ...asked,
    state: { ...asked.state, filters: filters.filter((one) => !isOfScripts(one)) },
  };
  const vitals = VITAL_NAMES.flatMap((vital) => [
    `${vital}_${p}`,
    `${vital}_samples`,
    `${vital}_good`,
    `${vital}_needs_improvement`,
    `${vital}_poor`,
    `${vital}_p75_low`,
    `${vital}_p75_high`,
  ]);
  const causes = CAUSES.map((cause) => {
    const owner = cause.split('_')[0];
    return [
      cause,
      listBody(asked, [apiDimension(cause)], [`${owner}_samples`, `${owner}_${p}`], 50),
    ] as const;
  });
  return {
    vitals: bodyOf(asked, {
      metrics: ['measured_views', ...vitals],
      ...(withBefore && { compare: { mode: 'previous_period' as const } }),
    }),
    // Of all kinds, those that the other numbers leave out included.
    kinds: listBody(asked, ['perf:navigation'], ['measured_views'], 10),
    // Of visits, so filters that are about single views are none of theirs.
    goals: {
      ...listBody(asked, ['event:goal'], ['visitors'], MAX_GOALS),
      filters: apiFilters(trafficFilters(filters)),
    },
    phases: bodyOf(asked, {
      metrics: [...PHASES, 'ttfb', 'page_load'].flatMap((name) => [
        `${name}_p50`,
        `${name}_p75`,
        `${name}_samples`,
      ]),
    }),
    parts: bodyOf(asked, {
      metrics: [...LCP_PARTS, 'lcp', ...INP_PARTS, 'inp'].flatMap((name) => [
        `${name}_${p}`,
        `${name}_samples`,
      ]),
    }),
    scripts: listBody(asked, ['perf:script_host', 'perf:script_party'], ['script_ms', 'measured_views'], 50),
    errors: listBody(withoutLists, ['error:message', 'error:stack'], ['errors', 'error_sessions'], 50),
    server: listBody(
      withoutLists,
      ['perf:server_timing'],
      ['server_timing_samples', 'server_timing_p75'],
      20,
    ),
    ...(Object.fromEntries(causes) as Record<(typeof CAUSES)[number], QueryBody>),
  };
}

/** Everything about the vital that is looked at. */
export function vitalQuestions(asked: Asked, interval: Interval) {
  const { state } = asked;
  const { vital, percentile: p } = state;
  const speed = [`${vital}_samples`, `${vital}_${p}`];
  const shares = [`${vital}_good`, `${vital}_needs_improvement`, `${vital}_poor`];
  const conditions = CONDITIONS.map(
    (name) => [name, listBody(asked, [apiDimension(name)], [...speed, ...shares], 50)] as const,
  );
  const bucket = `visit:${outcomeVital(state)}_bucket`;
  return {
    trend: bodyOf(asked, {
      metrics: [`${vital}_${p}`, `${vital}_samples`],
      dimensions: [`time:${interval}`],
      include: { time_labels: true },
    }),
    histogram: bodyOf(asked, { metrics: [`${vital}_samples`], dimensions: [`perf:${vital}_bucket`] }),
    devices: listBody(asked, ['visit:device'], [...speed, ...shares], 5),
    pages: listBody(
      asked,
      [apiDimension(state.pages)],
      [...speed, `${vital}_p75`, `${vital}_poor`].filter(unique),
      200,
    ),
    outcome: bodyOf(asked, {
      metrics: ['visits', 'bounce_rate', 'bounce_rate_low', 'bounce_rate_high', 'views_per_visit'],
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
    ...(Object.fromEntries(conditions) as Record<(typeof CONDITIONS)[number], QueryBody>),
  };
}

function unique(name: string, index: number, all: string[]): boolean {
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
