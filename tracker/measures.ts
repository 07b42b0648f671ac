/**
 * Element, address of its resource, and of the time to paint it: until it was asked for, loading, until it was painted; `text`
 * or `image`, then `lazy`, `high` where the tag says so.
 */
export type PaintCause = [
  target?: string,
  url?: string,
  loadDelay?: number,
  loading?: number,
  renderDelay?: number,
  kind?: string,
];

/** Element, `pointer` or `keyboard`, and of the delay: before, during and after its handlers; the script that took longest; the state. */
export type InteractionCause = [
  target: string | undefined,
  type: string,
  inputDelay: number,
  processing: number,
  presentation: number,
  script?: string,
  scriptMs?: number,
  state?: string,
];
/** Of the largest shift: how much, when, and how far the document was. */
export type ShiftCause = [value: number, atMs: number, state: string];
/** Where a script came from with its function, how long it ran in long frames, and how long of it the layout was computed. */
export type SlowScript = [name: string, ms: number, layoutMs: number];
/** Host of others, and what the page fetched there: how long that took, and its bytes where that host tells. */
export type ForeignHost = [host: string, ms: number, bytes: number];
/** Round trip in ms, memory in GB, processors: 0 where the browser does not tell. */
export type Machine = [rttMs: number, memoryGb: number, cores: number];

/** What was said, where, and how often. Grouped by place: the same fault with another number in it is the same fault. */
export type ErrorTold = [message: string, stack: string, count: number];

/**
 * What one page view measured, as the wire carries it in `m` of an engagement (docs/architecture.md): raw times in ms, from
 * which the server computes vitals and phases (core/vitals). What is not there was not measured; nothing is 0 for lack of it.
 */
export interface Measures {
  /** The view's own number: a later message about the same view replaces the earlier. */
  v: number;
  /**
   * How the page came: n navigate, r reload, b back or forward, p prerendered, d discarded and restored, c from the
   * back-forward cache, s soft (a route changed in the page).
   */
  n: string;
  /** Largest and first contentful paint, since the navigation began (also of a prerendered page). */
  l?: number;
  f?: number;
  /** Cumulative layout shift. */
  c?: number;
  /** Interaction to next paint. */
  i?: number;
  /** Protocol of the document, `h2`. */
  h?: string;
  /** `cache` when it came from there. */
  y?: string;
  /** `4g` and the like. */
  e?: string;
  /** Server-Timing: names and durations. */
  s?: [string, number][];
  /** Share of the page views that are measured, where that is not all. */
  q?: number;
  /** Causes, by the second file: of l, of i, of c (what moved), and the scripts of long frames. */
  x?: {
    l?: PaintCause;
    i?: InteractionCause;
    c?: string;
    d?: ShiftCause;
    s?: SlowScript[];
    h?: ForeignHost[];
    /** Why the document did not come from the back/forward cache. */
    b?: string[];
    e?: Machine;
  };
  /** The site's release, where its tag says it: `data-release`. */
  r?: string;
  /** Errors. */
  j?: ErrorTold[];
  /** Times and sizes of the navigation, their names shortened to three small letters a word: `domLooStar`. */
  [time: string]: unknown;
}
