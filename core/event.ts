import type { PageMeasures } from './vitals/page-measures.ts';

/**
 * One stored event, as it travels from ingest through the queue to the `events` table: keys are the table's
 * column names, empty values are left out (the table's defaults fill them). Never holds an IP or a user agent.
 */
export type EventRow = HitColumns &
  Partial<Attributes> &
  Partial<PageMeasures> & {
    site_id: number;
    /** The site's local calendar date, `YYYY-MM-DD`; fixed at ingest and never recomputed. */
    date: string;
    /** 64 bits as a decimal string; see core/visitor.ts. */
    visitor_id: string;
    /** 1 when the site owner gave the visitor id (not salted by date). */
    given?: 0 | 1;
    /** Epoch milliseconds. */
    time: number;
    /** Position in the beacon or list: breaks ties of equal time. 0–65535. */
    seq: number;
    /** 64 bits of the client's event id as a decimal string; see core/event-id.ts. */
    id: string;
  };

/** What belongs to the single event. */
export interface HitColumns {
  kind: EventKind;
  name: string;
  hostname: string;
  pathname: string;
  engaged_ms?: number;
  /** 0–100; left out when not measured. */
  scroll_depth?: number;
  props?: Record<string, string>;
  /** Decimal string with at most three places. */
  revenue_amount?: string;
  /** ISO 4217. */
  revenue_currency?: string;
}

/** What a session takes from its first event. */
export interface Attributes {
  source: string;
  channel: string;
  referrer: string;
  utm_source: string;
  utm_medium: string;
  utm_campaign: string;
  utm_content: string;
  utm_term: string;
  /** Name of the click id parameter (`gclid`), never its value. */
  click_id: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2, `DE-BE`. */
  region: string;
  city: string;
  browser: string;
  browser_version: string;
  os: string;
  os_version: string;
  device: string;
  /** `1920x1080`. */
  screen: string;
  /** BCP 47. */
  language: string;
}

export const ATTRIBUTE_NAMES = [
  'source',
  'channel',
  'referrer',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'click_id',
  'country',
  'region',
  'city',
  'browser',
  'browser_version',
  'os',
  'os_version',
  'device',
  'screen',
  'language',
] as const satisfies readonly (keyof Attributes)[];

/**
 * `engagement` extends a session but is no activity of its own; `passive` is a custom event that does not end a
 * bounce (contracts: interactive = false). Enum values are those of the `kind` column.
 */
export const EVENT_KINDS = { engagement: 0, pageview: 1, custom: 2, passive: 3 } as const;
export type EventKind = keyof typeof EVENT_KINDS;

/** The kind that a name and the interactive flag make. */
export function eventKind(name: string, interactive: boolean): EventKind {
  if (name === 'pageview' || name === 'engagement') return name;
  return interactive ? 'custom' : 'passive';
}

/** A queue message. Several events per message keep the queue's cost down; counts ride along. */
export interface EventMessage {
  v: 1;
  /** 64 random bits as a decimal string, made by the sender: the same however often and through whatever it is delivered. */
  id: string;
  events: EventRow[];
  counts?: OutcomeCount[];
}

/** A message that failed for good, as kept in R2 under `dead/<date>/<message>.json`. */
export interface DeadLetter {
  /** The EventMessage's id. */
  message: string;
  /** ISO 8601. */
  queued_at: string;
  events: EventRow[];
  counts?: OutcomeCount[];
}

/** How many events of a site had an outcome in one minute; `id` makes the count idempotent. */
export interface OutcomeCount {
  /** 0 when no site is known. */
  site_id: number;
  /** Epoch seconds of the minute's start. */
  minute: number;
  outcome: Outcome;
  n: number;
  /** 64 bits as a decimal string, unique per count. */
  id: string;
}

/** Why an event was not stored. Every drop is counted under one of these. */
export const DROP_REASONS = [
  'unknown_site',
  'site_blocked',
  'site_archived',
  'hostname_not_allowed',
  'shielded_ip',
  'shielded_country',
  'shielded_page',
  'shielded_hostname',
  'shielded_user_agent',
  'bot',
  'datacentre',
  'missing_url',
  'invalid',
  'too_large',
  'rate_limited',
  'queue_refused',
  'no_salt',
  'storage_unavailable',
  'timestamp_in_future',
  'timestamp_too_old',
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** accepted = stored + duplicate + dead, always; `retried` counts deliveries, not events lost. */
export type Outcome =
  | 'accepted'
  | 'enqueued'
  | 'stored'
  | 'duplicate'
  | 'retried'
  | 'dead'
  | `dropped:${DropReason}`
  /** Of a site that was destroyed while its message waited; counted under no site. */
  | 'dropped:site_erased'
  | typeof QUEUE_WAIT;

/** No number of events: the longest time, ms, that a message of a delivery took from the queue to storage, under no site. */
export const QUEUE_WAIT = 'queue_wait_ms';

/** Number of events of each site. */
export function perSite(events: readonly EventRow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { site_id } of events) counts.set(site_id, (counts.get(site_id) ?? 0) + 1);
  return counts;
}
