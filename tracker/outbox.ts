import { safely } from './safely.ts';
import type { WireEvent } from './wire-event.ts';

interface Waiting {
  event: WireEvent;
  /** Epoch ms of the browser's clock; only differences of it are ever sent. */
  since: number;
}

const MAX_EVENTS = 50;
const MAX_AGE_MS = 86_400_000;
const RETRY_MS = 5_000;
const MAX_RETRIES = 5;

/** Sends events, those of one moment together, and keeps what could not be delivered for another try. */
export function createOutbox(endpoint: string, siteKey: string) {
  let waiting: Waiting[] = [];
  let isPlanned = false;
  let retries = 0;

  const body = (batch: Waiting[]) =>
    JSON.stringify({
      k: siteKey,
      w: `${screen.width}x${screen.height}`,
      l: navigator.language,
      e: batch.map(({ event, since }) => ({
        ...event,
        a: Math.min(MAX_AGE_MS, Math.max(0, Date.now() - since)),
      })),
    });

  function deliver(): void {
    isPlanned = false;
    const batch = waiting.splice(0, MAX_EVENTS);
    if (batch.length === 0) return;
    const request = { method: 'POST', body: body(batch), keepalive: true, credentials: 'omit' } as const;
    const retry = safely(() => {
      if (++retries > MAX_RETRIES) return;
      waiting = [...batch, ...waiting];
      setTimeout(safely(deliver), RETRY_MS * 2 ** retries);
    });
    fetch(endpoint, request).then((response) => {
      // Refused for good is refused for good; busy servers (429, 503) want to be asked again.
      if (response.status === 429 || response.status > 499) retry();
      else retries = 0;
    }, retry);
  }

  return {
    add(event: WireEvent): void {
      waiting.push({ event, since: Date.now() });
      if (isPlanned) return;
      isPlanned = true;
      setTimeout(safely(deliver));
    },
    /** Hands everything to the browser, which sends it though the page goes away. */
    leave(): void {
      const batch = waiting.splice(0, MAX_EVENTS);
      if (batch.length > 0) navigator.sendBeacon(endpoint, body(batch));
    },
  };
}
