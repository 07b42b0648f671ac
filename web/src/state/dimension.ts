import { texts } from '../texts/en.ts';

/** Short name of a dimension: in the URL, in the catalogue, and (with its prefix) in the query API. */
export type Dimension = keyof typeof texts.dimensions;

const EVENT_DIMENSIONS: readonly Dimension[] = ['page', 'hostname', 'route'];
/** Of what page views measured; questions about traffic know nothing of them. */
const PERF_DIMENSIONS: readonly Dimension[] = [
  'navigation',
  'protocol',
  'delivery',
  'connection',
  'release',
  'lcp_target',
  'lcp_url',
  'inp_target',
  'inp_script',
  'cls_target',
  'lcp_kind',
  'inp_type',
  'inp_state',
  'cls_state',
  'rtt',
  'memory',
  'cores',
  'view',
  'lcp_bucket',
  'inp_bucket',
  'cls_bucket',
  'fcp_bucket',
  'ttfb_bucket',
  'script_host',
];

/** Whether a word of the URL names a dimension. */
export function isDimension(name: string): name is Dimension {
  return Object.hasOwn(texts.dimensions, name);
}

/** Whether a dimension tells measured page views apart, and not visits. */
export function isPerfDimension(dimension: Dimension): boolean {
  return PERF_DIMENSIONS.includes(dimension);
}

/** `page` → `event:page`, `source` → `visit:source`, `lcp_target` → `perf:lcp_target`. */
export function apiDimension(dimension: Dimension): string {
  if (isPerfDimension(dimension)) return `perf:${dimension}`;
  return `${EVENT_DIMENSIONS.includes(dimension) ? 'event' : 'visit'}:${dimension}`;
}
