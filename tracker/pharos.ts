import type { Measures } from './measures.ts';
import type { EventOptions, WireEvent } from './wire-event.ts';

/** `pharos('Signup', { props: { plan: 'pro' } })`; before the script is there, a stub may collect calls in `q`. */
export interface Pharos {
  (name: string, options?: EventOptions): void;
  /** Sees every event, may change it, and drops it by answering nothing. */
  beforeSend?: (event: WireEvent) => WireEvent | null | undefined | false;
  /** The site's own id of who is there, if the site has identify switched on; may be set and changed at any time. */
  visitor?: string;
  q?: Parameters<Pharos>[];
  isReady?: true;
  /** Errors from before the second file was there. */
  early?: Event[];
  /** The second file adds to what a view of that time measured why it was so. */
  causes?: (measures: Measures, fromMs: number, toMs: number) => void;
}

declare global {
  interface Window {
    pharos?: Pharos;
  }
}
