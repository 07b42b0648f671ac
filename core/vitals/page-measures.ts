import type { NavigationType } from './navigation-types.ts';
import type { INTERACTIONS } from './page-words.ts';

/** The times of a view, whole ms (CLS in ten-thousandths); what is not there was not measured, and is not 0. */
export const TIMING_COLUMNS = [
  'lcp_ms',
  'inp_ms',
  'cls_e4',
  'fcp_ms',
  'ttfb_ms',
  'redirect_ms',
  'worker_ms',
  'dns_ms',
  'tcp_ms',
  'tls_ms',
  'request_ms',
  'response_ms',
  'dom_ms',
  'load_ms',
  'page_load_ms',
  'transfer_bytes',
  'lcp_load_delay_ms',
  'lcp_loading_ms',
  'lcp_render_delay_ms',
  'inp_input_delay_ms',
  'inp_processing_ms',
  'inp_presentation_ms',
  'cls_shift_e4',
  'cls_at_ms',
] as const;
export type TimingColumn = (typeof TIMING_COLUMNS)[number];

/** An error a page had. */
export interface PageError {
  /** `TypeError: …`, without what people typed. */
  message: string;
  /** Functions and places, one a line; empty when the browser does not tell. */
  stack: string;
  count: number;
}

/** What one page view measured, as it is stored: keys are column names of `events`. */
export type PageMeasures = Partial<Record<TimingColumn, number>> & {
  /** 32 bits, unique among the views of a visitor's date: a later set of the same view replaces the earlier. */
  view_id: number;
  navigation: NavigationType;
  /** `h2`, `h3`; empty when not told. */
  protocol?: string;
  /** `cache` when the document came from there. */
  delivery?: string;
  /** `4g` and the like. */
  connection?: string;
  /** Server-Timing: duration in ms by name. */
  server_timing?: Record<string, number>;
  /** The site's release, where its pages say it. */
  release?: string;
  /** Share of the site's page views that were measured when this one was; left out for all. */
  sample_rate?: number;
  lcp_target?: string;
  lcp_url?: string;
  inp_target?: string;
  inp_type?: (typeof INTERACTIONS)[number];
  inp_script?: string;
  cls_target?: string;
  /** One of LCP_KINDS. */
  lcp_kind?: string;
  /** How far the document was when the slowest interaction and the largest shift happened: one of LOAD_STATES. */
  inp_state?: string;
  cls_state?: string;
  /** What the visitor has, roughly: round trip in ms, memory in GB, processors; the upper end of a class. */
  rtt?: string;
  memory?: string;
  cores?: string;
  /** Address of a script, a blank and the function → ms it ran in long frames, */
  slow_scripts?: Record<string, number>;
  /** and of these, ms for which it made the browser compute the layout. */
  forced_layouts?: Record<string, number>;
  /** Host of others → ms and bytes of what the page fetched there; bytes where that host tells. */
  resource_ms?: Record<string, number>;
  resource_bytes?: Record<string, number>;
  /** Why the page did not come from the back/forward cache, each with 1. */
  not_restored?: Record<string, number>;
  errors?: PageError[];
};
