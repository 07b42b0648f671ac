import { safely } from './safely.ts';

/** How long and how far a page was read since `take` was called last. */
export interface Engagement {
  t: number;
  d: number;
}

/** Less than this is no reading. */
const MIN_ENGAGED_MS = 1_000;

/** Measures how long the page is in front of somebody, and how far down it was seen. */
export function watchEngagement() {
  let engagedMs = 0;
  let since = 0;
  let depth = 0;
  let reported = 0;

  const settle = safely(() => {
    const now = Date.now();
    if (since > 0) engagedMs += Math.max(0, now - since);
    since = document.visibilityState === 'visible' && document.hasFocus() ? now : 0;
  });
  const look = safely(() => {
    const height = document.documentElement.scrollHeight;
    const seen = height > 0 ? ((scrollY + innerHeight) / height) * 100 : 0;
    depth = Math.max(depth, Math.min(100, Math.round(seen)));
  });

  for (const name of ['focus', 'blur', 'pageshow', 'pagehide']) addEventListener(name, settle);
  document.addEventListener('visibilitychange', settle);
  addEventListener('scroll', look, { passive: true });
  settle();

  return {
    /** What is new since the last time, if it is worth a message; `isNewPage` starts from the top. */
    take(isNewPage: boolean): Engagement | undefined {
      settle();
      look();
      const engagement = { t: Math.round(engagedMs), d: depth };
      const isWorth = engagedMs >= MIN_ENGAGED_MS || depth > reported;
      if (isWorth) engagedMs = 0;
      reported = isNewPage ? 0 : depth;
      if (isNewPage) {
        engagedMs = 0;
        depth = 0;
      }
      return isWorth ? engagement : undefined;
    },
  };
}
