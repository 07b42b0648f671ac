import { listen } from './listen.ts';
import type { WireEvent } from './wire-event.ts';

let engagedMs = 0;
let since = 0;
let depth = 0;
let reported = 0;

function look(): void {
  const now = performance.now();
  if (since) engagedMs += now - since;
  since = document.hasFocus() && !document.hidden ? now : 0;
  const seen = ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100;
  // Without a height there is nothing to be seen, and no number.
  depth = Math.max(depth, Math.min(100, seen | 0));
}

/** Measures from now on how long the page is in front of somebody, and how far down it was seen. */
export const watchEngagement = () => listen('focus blur scroll', look);

/** What is new since the last time, if it is worth a message; `isNewPage` starts from the top. */
export function takeEngagement(isNewPage?: boolean): Pick<WireEvent, 't' | 'd'> | undefined {
  look();
  let engagement: ReturnType<typeof takeEngagement>;
  // Less than a second is no reading.
  if (engagedMs > 999 || depth > reported) {
    engagement = { t: engagedMs | 0, d: depth };
    engagedMs = 0;
    reported = depth;
  }
  if (isNewPage) engagedMs = reported = depth = 0;
  return engagement;
}
