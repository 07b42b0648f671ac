import type { EventOptions, WireEvent } from './wire-event.ts';

/** `pharos('Signup', { props: { plan: 'pro' } })`; before the script is there, a stub may collect calls in `q`. */
export interface Pharos {
  (name: string, options?: EventOptions): void;
  /** Sees every event, may change it, and drops it by answering nothing. */
  beforeSend?: (event: WireEvent) => WireEvent | null | undefined | false;
  q?: Parameters<Pharos>[];
  isReady?: true;
}

declare global {
  interface Window {
    pharos?: Pharos;
  }
}
