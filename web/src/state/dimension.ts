import { texts } from '../texts/en.ts';

/** Short name of a dimension: in the URL, in the catalogue, and (with its prefix) in the query API. */
export type Dimension = keyof typeof texts.dimensions;
/** A custom property of events by its key. */
export type PropDimension = `props:${string}`;
/** What a filter may be about. */
export type FilterDimension = Dimension | PropDimension;

const EVENT_DIMENSIONS: readonly FilterDimension[] = ['page', 'hostname', 'route', 'name', 'goal'];
/** Of what page views measured; questions about traffic know nothing of them. */
const PERF_DIMENSIONS: readonly FilterDimension[] = [
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

/** Whether a word of the URL names a dimension of the catalogue. */
export function isDimension(name: string): name is Dimension {
  return Object.hasOwn(texts.dimensions, name);
}

/** Whether a dimension is a property of events. */
export function isProp(dimension: FilterDimension): dimension is PropDimension {
  return dimension.startsWith('props:');
}

/** Whether a dimension tells measured page views apart, and not visits. */
export function isPerfDimension(dimension: FilterDimension): boolean {
  return PERF_DIMENSIONS.includes(dimension);
}

/** Whether a dimension is of single events: what a visit has done or has not done. */
export function isEventDimension(dimension: FilterDimension): boolean {
  return isProp(dimension) || EVENT_DIMENSIONS.includes(dimension);
}

/** `page` → `event:page`, `source` → `visit:source`, `lcp_target` → `perf:lcp_target`, `props:plan` → `event:props:plan`. */
export function apiDimension(dimension: FilterDimension): string {
  if (dimension === 'segment') return dimension;
  if (isPerfDimension(dimension)) return `perf:${dimension}`;
  // People know regions by their names; the code tells nothing to who reads it.
  if (dimension === 'region') return 'visit:region_name';
  return `${isEventDimension(dimension) ? 'event' : 'visit'}:${dimension}`;
}

/** What `apiDimension` names so; null for what has no name here. */
export function dimensionOf(name: string): FilterDimension | null {
  if (name.startsWith('event:props:')) return `props:${name.slice('event:props:'.length)}`;
  const short = name === 'visit:region_name' ? 'region' : name.slice(name.indexOf(':') + 1);
  return isDimension(short) ? short : null;
}

/** A dimension as people read it. */
export function dimensionLabel(dimension: FilterDimension): string {
  return isProp(dimension) ? texts.filters.property(dimension.slice(6)) : texts.dimensions[dimension];
}
