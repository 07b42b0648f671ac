import type { Measures } from './measures.ts';

/** What a site's page may say about a custom event. */
export interface EventOptions {
  props?: Record<string, string | number | boolean>;
  revenue?: { amount: number | string; currency: string };
  /** false: a visit with nothing else still counts as a bounce. */
  interactive?: boolean;
}

/** One event as `beforeSend` sees it and the wire carries it: docs/architecture.md. */
export interface WireEvent {
  /** `pageview`, `engagement`, or the name of a custom event. */
  n: string;
  /** Address of the page. */
  u: string;
  /** Referrer. */
  r?: string;
  p?: EventOptions['props'];
  $?: EventOptions['revenue'];
  /** Interactive. */
  x?: boolean;
  /** Of an engagement: milliseconds for which the page was visible and focused, */
  t?: number;
  /** and how far down it was seen, 0–100. */
  d?: number;
  /** and what the page view measured so far. */
  m?: Measures;
}
