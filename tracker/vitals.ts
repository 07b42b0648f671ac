import type { Measures } from './measures.ts';
import { navigationTiming } from './navigation-timing.ts';
import { options } from './options.ts';
import { safely } from './safely.ts';

/** A performance entry of any kind; browsers differ in what theirs have. */
interface Entry extends PerformanceEntry {
  hadRecentInput?: boolean;
  value: number;
  interactionId?: number;
  presentationTime?: number;
  paintTime?: number;
  largestContentfulPaint?: { renderTime: number };
  getLargestInteractionContentfulPaint?(): Entry | undefined;
}

type View = [
  /** Address of the page. */
  u: string,
  /** When it began: what happened since belongs to it. */
  startMs: number,
  interactionsBefore: number,
  see: (entry: Entry) => void,
  /** All that the view measured, if there is anything new. */
  take: () => Measures | undefined,
];

const views: View[] = [];
/** What is painted after nobody looked says nothing about waiting. */
let hiddenMs: number;
let observer: PerformanceObserver | undefined;

/** Whether this document is one of those that are not measured. */
export const isLeftOut = HAS_OPTIONS && Math.random() >= (options.sample ?? 1);
const countInteractions = () => (performance as { interactionCount?: number }).interactionCount || 0;

/** Begins to measure a view: of the document, of another route, or of a page `restored` from the back-forward cache. */
export function openView(u: string, restored?: Event): void {
  const index = views.length;
  /** Longest event of each slow interaction, in ms. */
  const interactions: Record<number, number> = {};
  const interactionsBefore = countInteractions();
  const startMs = index && performance.now();
  const measures: Measures = {
    v: (Math.random() * 2 ** 32) >>> 0,
    ...(index ? { n: restored ? 'c' : 's' } : navigationTiming()),
  };
  let worst = 0;
  let shiftSum = 0;
  let firstShiftMs = 0;
  let lastShiftMs = 0;
  let cause: number | undefined;
  let sent: string;

  const see = (entry: Entry): void => {
    const { entryType, startTime, interactionId, largestContentfulPaint } = entry;
    if (startTime < hiddenMs) {
      if (/^lar/.test(entryType)) measures.l = startTime;
      if (/^f.*l-/.test(entry.name)) measures.f = startTime;
    }
    // A window of shifts ends with a second of peace, or after five.
    if (entry.hadRecentInput === false) {
      if (startTime - lastShiftMs > 999 || startTime - firstShiftMs > 4999) {
        shiftSum = 0;
        firstShiftMs = startTime;
      }
      lastShiftMs = startTime;
      shiftSum += entry.value;
      worst = Math.max(worst, shiftSum);
    }
    if (/^[ef]/.test(entryType) && interactionId)
      interactions[interactionId] = Math.max(interactions[interactionId] || 0, entry.duration);
    if (/^s/.test(entryType) && !cause) {
      cause = interactionId;
      measures.f = ((entry.presentationTime || entry.paintTime) as number) - startTime;
      const largest = entry.getLargestInteractionContentfulPaint?.();
      if (largest) see(largest);
    }
    if (largestContentfulPaint && interactionId === cause)
      measures.l = largestContentfulPaint.renderTime - startTime;
  };

  const take = () => {
    if (HAS_OPTIONS && isLeftOut) return;
    const durations = Object.values(interactions).sort((a, b) => b - a);
    const count = (views[index + 1]?.[2] ?? countInteractions()) - interactionsBefore;
    // The 98th percentile of many interactions; what is not reported took less than two frames.
    measures.i =
      durations[Math.min(durations.length - 1, 9, (count / 50) | 0)] ?? (index && count ? 8 : undefined);
    if (measures.f && (window as { LayoutShift?: unknown }).LayoutShift) measures.c = worst;
    window.pharos?.causes?.(measures, startMs, views[index + 1]?.[1] ?? Infinity);
    if (HAS_OPTIONS) measures.q = options.sample;
    const now = JSON.stringify(measures);
    if (now === sent) return;
    sent = now;
    return measures;
  };

  views.push([u, startMs, interactionsBefore, see, take]);
  hiddenMs = document.hidden ? 0 : Infinity;
  if (restored) {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        measures.l = measures.f = performance.now() - restored.timeStamp;
      }),
    );
  }
  if (index) return;
  observer = new PerformanceObserver(safely((list) => seeAll(list.getEntries())));
  for (const type of PerformanceObserver.supportedEntryTypes)
    if (/paint|shift|ev|fir|soft/.test(type))
      observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit);
}

function seeAll(entries: PerformanceEntry[]): void {
  for (const entry of entries as Entry[]) {
    const { entryType, startTime } = entry;
    const view = /^(lar|p)/.test(entryType)
      ? views[0]
      : views.findLast((one) => /^[si]/.test(entryType) || one[1] <= startTime);
    view?.[3](entry);
  }
}

/** Tells of every view with something new; of the last one, which is the page's own, in any case. */
export function takeViews(tell: (u: string, measures: Measures | undefined, isLast: boolean) => void): void {
  seeAll(observer?.takeRecords() ?? []);
  if (document.hidden) hiddenMs = Math.min(hiddenMs, performance.now());
  views.forEach((view, index) => {
    const measures = view[4]();
    const isLast = !views[index + 1];
    if (measures || isLast) tell(view[0], measures, isLast);
  });
}
