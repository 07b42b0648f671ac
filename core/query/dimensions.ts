/** Visit dimensions with the label that an empty value gets; '' stays as it is. */
export const VISIT_DIMENSIONS = {
  'visit:source': 'Direct / None',
  'visit:channel': 'Direct',
  'visit:referrer': 'Direct / None',
  'visit:utm_source': '(not set)',
  'visit:utm_medium': '(not set)',
  'visit:utm_campaign': '(not set)',
  'visit:utm_content': '(not set)',
  'visit:utm_term': '(not set)',
  'visit:click_id': '(not set)',
  'visit:device': '(not set)',
  'visit:screen': '(not set)',
  'visit:browser': '(not set)',
  'visit:browser_version': '(not set)',
  'visit:os': '(not set)',
  'visit:os_version': '(not set)',
  'visit:language': '(not set)',
  'visit:country': '',
  'visit:region': '',
  'visit:city': '',
  'visit:country_name': '',
  'visit:region_name': '',
  'visit:city_name': '',
  'visit:entry_page': '',
  'visit:exit_page': '',
  'visit:entry_page_hostname': '',
  'visit:exit_page_hostname': '',
  'visit:lcp_bucket': '(not measured)',
  'visit:inp_bucket': '(not measured)',
  'visit:ttfb_bucket': '(not measured)',
} as const;

/** Dimensions of measured views, with the label of an empty value. */
export const VIEW_DIMENSIONS = {
  'perf:navigation': '',
  'perf:protocol': '(not set)',
  'perf:delivery': '(not set)',
  'perf:connection': '(not set)',
  'perf:release': '(not set)',
  'perf:lcp_target': '(not set)',
  'perf:lcp_url': '(not set)',
  'perf:inp_target': '(not set)',
  'perf:inp_type': '(not set)',
  'perf:inp_script': '(not set)',
  'perf:cls_target': '(not set)',
  'perf:lcp_kind': '(not set)',
  'perf:inp_state': '(not set)',
  'perf:cls_state': '(not set)',
  'perf:rtt': '(not set)',
  'perf:memory': '(not set)',
  'perf:cores': '(not set)',
  'perf:view': '',
  'perf:lcp_bucket': '(not measured)',
  'perf:inp_bucket': '(not measured)',
  'perf:cls_bucket': '(not measured)',
  'perf:fcp_bucket': '(not measured)',
  'perf:ttfb_bucket': '(not measured)',
  'perf:script': '',
  'perf:script_function': '(anonymous)',
  'perf:script_host': '(inline)',
  'perf:script_party': '',
  'perf:server_timing': '',
  'perf:resource_host': '',
  'perf:bfcache_reason': '',
  'error:message': '',
  'error:stack': '(none)',
} as const;
export type ViewDimension = keyof typeof VIEW_DIMENSIONS;

/** What a view has several of, by its dimension. */
export const LIST_DIMENSIONS = {
  'perf:script': 'scripts',
  'perf:script_function': 'scripts',
  'perf:script_host': 'scripts',
  'perf:script_party': 'scripts',
  'perf:server_timing': 'timings',
  'perf:resource_host': 'resources',
  'perf:bfcache_reason': 'reasons',
  'error:message': 'errors',
  'error:stack': 'errors',
} as const satisfies Partial<Record<ViewDimension, string>>;
export type ListName = (typeof LIST_DIMENSIONS)[keyof typeof LIST_DIMENSIONS];

/** Event dimensions but for `event:props:*`, with the label of an empty value. */
export const EVENT_DIMENSIONS = {
  'event:page': '',
  'event:route': '',
  'event:hostname': '',
  'event:name': '',
  'event:goal': '',
} as const;

export const INTERVALS = ['minute', 'hour', 'day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** Intervals of the clock, with their length in ms; the others are made of dates. */
export const CLOCK_MS = { minute: 60_000, hour: 3_600_000 } as const;
export type ClockInterval = keyof typeof CLOCK_MS;
export type ClockDimension = `time:${ClockInterval}`;

export type VisitDimension = keyof typeof VISIT_DIMENSIONS;
export type PropDimension = `event:props:${string}`;
export type EventDimension = keyof typeof EVENT_DIMENSIONS | PropDimension;
export type TimeDimension = `time:${Interval}`;
/** What a filter can name. */
export type FilterDimension = VisitDimension | EventDimension | ViewDimension;
/** What has a value that is compared; goals are rules over the others. */
export type ConditionDimension = Exclude<FilterDimension, 'event:goal'>;
/** What visits and events bring with them; routes are the site's own idea of its pages. */
export type ValueDimension = Exclude<VisitDimension | EventDimension, 'event:goal' | 'event:route'>;
export type Dimension = FilterDimension | TimeDimension;

const PROP_PREFIX = 'event:props:';
const MAX_PROP_KEY = 300;

/** Sessions have these only once they are whole: no event can be counted by them. */
export const ENTRY_EXIT_DIMENSIONS: readonly Dimension[] = [
  'visit:entry_page',
  'visit:exit_page',
  'visit:entry_page_hostname',
  'visit:exit_page_hostname',
];

export function isVisitDimension(name: string): name is VisitDimension {
  return Object.hasOwn(VISIT_DIMENSIONS, name);
}

export function isPropDimension(name: string): name is PropDimension {
  return (
    name.startsWith(PROP_PREFIX) &&
    name.length > PROP_PREFIX.length &&
    name.length <= PROP_PREFIX.length + MAX_PROP_KEY
  );
}

export function isEventDimension(name: string): name is EventDimension {
  return Object.hasOwn(EVENT_DIMENSIONS, name) || isPropDimension(name);
}

export function isViewDimension(name: string): name is ViewDimension {
  return Object.hasOwn(VIEW_DIMENSIONS, name);
}

/** The list of a view that a dimension names the entries of; undefined for what a view has one of. */
export function listOf(name: string): ListName | undefined {
  return (LIST_DIMENSIONS as Partial<Record<string, ListName>>)[name];
}

/** Whether a dimension is one of the lower edges of core/vitals/buckets.ts. */
export function isBucketDimension(name: string): boolean {
  return name.endsWith('_bucket');
}

export function isTimeDimension(name: string): name is TimeDimension {
  return INTERVALS.some((interval) => name === `time:${interval}`);
}

/** Whether a dimension goes by the instant of each event rather than by the session's date. */
export function isClockDimension(name: string): name is ClockDimension {
  return name === 'time:minute' || name === 'time:hour';
}

export function clockInterval(dimension: ClockDimension): ClockInterval {
  return dimension === 'time:hour' ? 'hour' : 'minute';
}

export function isFilterDimension(name: string): name is FilterDimension {
  return isVisitDimension(name) || isEventDimension(name) || isViewDimension(name);
}

/** `plan` of `event:props:plan`. */
export function propKey(dimension: PropDimension): string {
  return dimension.slice(PROP_PREFIX.length);
}

/** The words that stand for empty values. */
export type EmptyLabel =
  | Exclude<(typeof VISIT_DIMENSIONS)[VisitDimension] | (typeof VIEW_DIMENSIONS)[ViewDimension], ''>
  | '(none)';

/** What the API says for an empty value of a dimension. */
export function emptyLabel(dimension: FilterDimension): EmptyLabel | '' {
  if (isVisitDimension(dimension)) return VISIT_DIMENSIONS[dimension];
  if (isViewDimension(dimension)) return VIEW_DIMENSIONS[dimension];
  return isPropDimension(dimension) ? '(none)' : '';
}

/** The dimensions of single events, for error sentences. */
export const EVENT_DIMENSION_RULE = [...Object.keys(EVENT_DIMENSIONS), 'event:props:<key>'].join(', ');
const FILTER_RULE = [
  EVENT_DIMENSION_RULE,
  ...Object.keys(VISIT_DIMENSIONS),
  ...Object.keys(VIEW_DIMENSIONS),
].join(', ');
/** The dimensions a filter may name, for error sentences. */
export const FILTER_DIMENSION_RULE = FILTER_RULE;
/** The dimensions a query may be split by, for error sentences. */
export const DIMENSION_RULE = `time, ${INTERVALS.map((interval) => `time:${interval}`).join(', ')}, ${FILTER_RULE}`;
