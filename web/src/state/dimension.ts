import type { texts } from '../texts/en.ts';

/** Short name of a dimension: in the URL, in the catalogue, and (with its prefix) in the query API. */
export type Dimension = keyof typeof texts.dimensions;
/** A custom property of events by its key. */
export type PropDimension = `props:${string}`;
/** What a filter may be about. */
export type FilterDimension = Dimension | PropDimension;

/** All of the catalogue; whoever reads the URL before there are texts needs their names. */
const DIMENSIONS: Readonly<Record<Dimension, true>> = {
  page: true,
  hostname: true,
  entry_page: true,
  exit_page: true,
  source: true,
  channel: true,
  referrer: true,
  utm_source: true,
  utm_medium: true,
  utm_campaign: true,
  utm_content: true,
  utm_term: true,
  country: true,
  region: true,
  city: true,
  browser: true,
  browser_version: true,
  os: true,
  os_version: true,
  device: true,
  screen: true,
  language: true,
  name: true,
  goal: true,
  segment: true,
  route: true,
  navigation: true,
  protocol: true,
  delivery: true,
  connection: true,
  release: true,
  lcp_target: true,
  lcp_url: true,
  inp_target: true,
  inp_script: true,
  cls_target: true,
  script_host: true,
  lcp_kind: true,
  inp_type: true,
  inp_state: true,
  cls_state: true,
  rtt: true,
  memory: true,
  cores: true,
  view: true,
  lcp_bucket: true,
  inp_bucket: true,
  cls_bucket: true,
  fcp_bucket: true,
  ttfb_bucket: true,
};
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
  return Object.hasOwn(DIMENSIONS, name);
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
