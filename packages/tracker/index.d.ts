/** Where the site's data goes, and what the server would have baked into the script. */
export interface PharosConfig {
  /** The site's key: the name of its script without `.js`. */
  key: string;
  /** Host of the script: `https://in.example`. */
  host: string;
  /** Address of beacons, where a server of the site's own forwards them. Default: `<host>/b`. */
  endpoint?: string;
  /** What follows `#` is part of the page's path. */
  hash?: boolean;
  /** Honour Do Not Track; Global Privacy Control is always honoured. */
  dnt?: boolean;
  /** Count localhost, `file:` and automated browsers too. */
  local?: boolean;
  /** Automatic events that are not counted. */
  off?: ('Outbound Link: Click' | 'File Download' | 'Form: Submission' | '404')[];
  /** Query parameters that make another page. */
  query?: string[];
  /** Share of the documents that are measured. Default: all. */
  sample?: number;
  /** false: the file that tells causes of slowness and errors is not loaded. */
  causes?: boolean;
  /** The site's own id of who is there; see `setVisitor`. */
  visitor?: string;
  /** Sees every event, may change it, and drops it by answering nothing. */
  beforeSend?: (event: PharosEvent) => PharosEvent | null | undefined | false;
}

/** One event as the wire carries it. */
export interface PharosEvent {
  /** `pageview`, `engagement`, or the name of a custom event. */
  n: string;
  /** Address of the page. */
  u: string;
  /** Referrer. */
  r?: string;
  p?: Record<string, string | number | boolean>;
  $?: { amount: number | string; currency: string };
  /** Interactive. */
  x?: boolean;
  [other: string]: unknown;
}

/** What may be said of a custom event. */
export interface EventOptions {
  props?: Record<string, string | number | boolean>;
  revenue?: { amount: number | string; currency: string };
  /** false: a visit with nothing else still counts as a bounce. */
  interactive?: boolean;
}

/** Starts counting this document: once, in browsers only; elsewhere and again it does nothing. */
export function init(config: PharosConfig): void;

/** Counts an event; kept until `init`, nothing where there is no browser. */
export function track(name: string, options?: EventOptions): void;

/** Names the visitor from now on, or nobody. The site must have `identify` switched on in the package's config or on the server. */
export function setVisitor(visitor: string | undefined): void;

/** What pages with the script call: `pharos('Signup', { props: { plan: 'pro' } })`. */
export interface Pharos {
  (name: string, options?: EventOptions): void;
  /** Sees every event, may change it, and drops it by answering nothing. */
  beforeSend?: (event: PharosEvent) => PharosEvent | null | undefined | false;
  /** The site's own id of who is there, if the site has identify switched on. */
  visitor?: string;
  /** Calls from before the script is there. */
  q?: Parameters<Pharos>[];
}

declare global {
  interface Window {
    /** Absent until the script, or a stub, is there. */
    pharos?: Pharos;
  }
}
