import { endpoint, key, options } from './options.ts';
import type { WireEvent } from './wire-event.ts';

interface Waiting extends WireEvent {
  /** Tells a repeated delivery from a new event. */
  i: string;
  /** When it happened, by a clock that nobody sets; how long ago that is goes over the wire. */
  a: number;
}

const waiting: Waiting[] = [];
let retries = 0;

/**
 * Sends what waits; what could not be delivered waits for another try, with the ids it has. `isHiding` hands it to the
 * browser, which sends it though the page goes away.
 */
export function flush(isHiding?: boolean): void {
  const batch = waiting.splice(0, 50);
  if (!batch[0]) return;
  const body = JSON.stringify({
    k: key,
    w: `${screen.width}x${screen.height}`,
    l: navigator.language,
    ...(HAS_OPTIONS ? { v: (options.identify && window.pharos?.visitor) || undefined } : {}),
    e: batch.map((event) => ({ ...event, a: (performance.now() - event.a) | 0 })),
  });
  // Some browsers have no sendBeacon, others refuse what is too much for it.
  if (isHiding && navigator.sendBeacon?.(endpoint, body)) return;
  const retry = () => {
    waiting.unshift(...batch);
    setTimeout(flush, 5_000 * 2 ** ++retries);
  };
  fetch(endpoint, { method: 'POST', body, keepalive: true }).then(({ status }) => {
    // Refused for good is refused for good; busy servers (429, 503) want to be asked again, at growing intervals.
    if (status > 428) return retry();
    retries = 0;
    flush();
  }, retry);
}

/** Sends an event, those of one moment together; while deliveries fail it waits with the others. */
export function send(event: WireEvent): void {
  // Not randomUUID, which pages without TLS do not have. Written and read, so that the page cannot reach it any more,
  // and that props which are no JSON fail here, not in the midst of a delivery, where others would fail with them.
  const i = `${crypto.getRandomValues(new Uint32Array(3))}`;
  if (waiting.push(JSON.parse(JSON.stringify({ ...event, i, a: performance.now() }))) < 2) setTimeout(flush);
}
