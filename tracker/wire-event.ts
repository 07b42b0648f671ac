/** What a site's page may say about a custom event. */
export interface EventOptions {
  props?: Record<string, string | number | boolean>;
  revenue?: { amount: number | string; currency: string };
  /** false: a visit with nothing else still counts as a bounce. */
  interactive?: boolean;
}

/** One event as it waits to be sent; the keys are those of the wire, docs/architecture.md. */
export interface WireEvent {
  i: string;
  n: string;
  u: string;
  r?: string;
  p?: EventOptions['props'];
  $?: EventOptions['revenue'];
  x?: false;
  t?: number;
  d?: number;
}

/** The server refuses longer addresses; what is cut off is the end of a query string. */
const MAX_URL_CHARS = 2000;

/** An event of now, with an id by which a repeated delivery is recognised. */
export function wireEvent(name: string, url: string, rest: Partial<WireEvent> = {}): WireEvent {
  const bytes = [...crypto.getRandomValues(new Uint8Array(12))];
  const id = bytes.map((byte) => byte.toString(36).padStart(2, '0')).join('');
  return { i: id, n: name, u: url.slice(0, MAX_URL_CHARS), ...rest };
}
