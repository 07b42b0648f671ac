import { isEventDimension, isViewDimension, type ListName, listOf } from './dimensions.ts';
import { conditionsOf } from './filters.ts';
import { isErrorMetric, isMeasured, MEASURED_METRICS } from './measured-metrics.ts';
import type { Query } from './query.ts';

/** What a view has: its page, its host, and the route of its page. */
const OF_VIEWS: readonly string[] = ['event:page', 'event:route', 'event:hostname'];

/** What does not go together in questions about measured views, each as a sentence. */
export const VIEW_RULES: readonly ((query: Query) => string | undefined)[] = [
  (query) => {
    const metric = query.metrics.find((name) => !isMeasured(name));
    const dimension = named(query).find(isViewDimension);
    if (!metric || !dimension) return undefined;
    return `The dimension ${dimension} tells measured views apart and does not go with the metric ${metric}; visits have visit:lcp_bucket, visit:inp_bucket and visit:ttfb_bucket.`;
  },
  (query) => {
    const metric = query.metrics.find((name) => isMeasured(name));
    const dimension = query.dimensions.find((name) => isEventDimension(name) && !OF_VIEWS.includes(name));
    if (!metric || !dimension) return undefined;
    return `The metric ${metric} belongs to measured views and cannot be split by ${dimension}; of the event dimensions it allows ${OF_VIEWS.join(', ')}.`;
  },
  (query) => {
    const [first, ...more] = lists(query);
    const other = more.find((one) => one.list !== first?.list);
    if (!first || !other) return undefined;
    return `The dimensions ${first.dimension} and ${other.dimension} are lists of a view and do not go together.`;
  },
  (query) => {
    const [error] = lists(query).filter(({ list }) => list === 'errors');
    const metric = query.metrics.find((name) => !isErrorMetric(name));
    if (!error || !metric) return undefined;
    return `The dimension ${error.dimension} goes with errors and error_sessions only, not with ${metric}.`;
  },
  (query) => {
    const [other] = lists(query).filter(({ list }) => list !== 'errors');
    const metric = query.metrics.find((name) => isErrorMetric(name));
    if (!other || !metric) return undefined;
    return `The metric ${metric} cannot be split or filtered by ${other.dimension}.`;
  },
  (query) => {
    const metric = query.metrics.find((name) => name.startsWith('server_timing_'));
    if (!metric || lists(query).some(({ list }) => list === 'timings')) return undefined;
    return `The metric ${metric} needs perf:server_timing, as a dimension or in a filter.`;
  },
  (query) => {
    const [asked] = lists(query);
    const metric = query.metrics.find((name) => {
      const rule = isMeasured(name) ? MEASURED_METRICS[name] : undefined;
      return rule?.kind === 'listed' && asked && rule.list !== asked.list;
    });
    return asked && metric && `The metric ${metric} does not go with ${asked.dimension}.`;
  },
];

/** The dimensions that are split or filtered by. */
function named({ dimensions, filters }: Query): string[] {
  return [...dimensions, ...filters.flatMap(conditionsOf).map(({ dimension }) => dimension)];
}

function lists(query: Query): { dimension: string; list: ListName }[] {
  return named(query).flatMap((dimension) => {
    const list = listOf(dimension);
    return list ? [{ dimension, list }] : [];
  });
}
