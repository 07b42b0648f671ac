import type { Attributes } from './event.ts';
import type { Revenue } from './revenue.ts';
import type { SiteConfig } from './site.ts';
import type { UserAgentFacts } from './user-agent.ts';
import type { PageMeasures } from './vitals/page-measures.ts';

/** One event as a client states it, by beacon or by the events API. What it states wins over what we would derive. */
export interface RawEvent {
  /** The client's id, 1–64 characters; the same id is stored once. */
  id: string;
  name: string;
  /** Epoch milliseconds. */
  time: number;
  /** Position in the beacon or list, 0–65535. */
  seq: number;
  /** Absolute; hostname and pathname win over its parts. */
  url?: string;
  hostname?: string;
  pathname?: string;
  /** Absolute URL. */
  referrer?: string;
  /** The owner's own id of the visitor; needs neither address nor salt. */
  visitor?: string;
  /** false = does not end a bounce. */
  interactive?: boolean;
  engagedMs?: number;
  /** 0–100. */
  scrollDepth?: number;
  /** See parseProps. */
  props?: Record<string, string>;
  /** See parseRevenue. */
  revenue?: Revenue;
  /** Of an engagement: what the page view measured so far. */
  measures?: PageMeasures;
  /** Attributes stated outright. A stated source is shown as it is; the channel is always derived. */
  given?: GivenAttributes;
}

export type GivenAttributes = Partial<Omit<Attributes, 'channel' | 'referrer'>>;

/** What the request says of who sent the event. Empty text and undefined mean unknown. */
export interface RequestFacts {
  /** Epoch milliseconds. */
  now: number;
  ip?: string;
  /** '' counts as a bot; undefined is allowed where the event names its visitor. */
  userAgent?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** ISO 3166-2, `DE-BE`. */
  region?: string;
  city?: string;
  /** Autonomous system the address belongs to. */
  asn?: number;
  /** BCP 47. */
  language?: string;
}

/** What `enrich` knows besides event and request. */
export interface EnrichContext {
  site: SiteConfig;
  /** Salts by site-local date (64 hex digits); `eventDate` says which date an event needs. */
  salts: ReadonlyMap<string, string>;
  /** `readUserAgent`, best memoised. */
  readUserAgent: (userAgent: string) => UserAgentFacts;
}
