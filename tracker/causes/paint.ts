import type { PaintCause } from '../measures.ts';
import { cleanAddress } from './address.ts';
import { selectorOf } from './selector.ts';

interface Paint extends PerformanceEntry {
  element?: Element | null;
  id?: string;
  url?: string;
  renderTime?: number;
}
interface InteractionPaint extends PerformanceEntry {
  largestContentfulPaint?: Paint;
}

/** What each largest paint was, by how long it took. The last few are enough: a view ends with its own. */
const paints: { lcpMs: number; atMs: number; cause: PaintCause }[] = [];

/** Takes notes of a paint that may turn out the largest. */
export function seePaint(entry: Paint & InteractionPaint): void {
  const isSoft = entry.entryType[0] === 'i';
  const paint = isSoft ? entry.largestContentfulPaint : entry;
  if (!paint) return;
  const renderMs = isSoft ? (paint.renderTime ?? 0) : paint.startTime;
  const navigation = performance.getEntriesByType('navigation')[0] as
    | (PerformanceNavigationTiming & { activationStart?: number })
    | undefined;
  // Times count from the navigation: the document's, its activation, or the interaction that changed the route.
  const from = isSoft ? entry.startTime : (navigation?.activationStart ?? 0);
  const lcpMs = Math.max(0, renderMs - from);
  const firstByte = isSoft ? 0 : Math.max(0, (navigation?.responseStart ?? 0) - from);
  const resource = paint.url
    ? performance
        .getEntriesByName(paint.url, 'resource')
        .findLast((one) => startOf(one as PerformanceResourceTiming) <= renderMs)
    : undefined;
  const asked = Math.max(firstByte, resource ? startOf(resource as PerformanceResourceTiming) - from : 0);
  const loaded = Math.min(
    lcpMs,
    Math.max(asked, resource ? (resource as PerformanceResourceTiming).responseEnd - from : 0),
  );
  const target = selectorOf(paint.element) ?? (paint.id ? `#${paint.id}` : undefined);
  paints.push({
    lcpMs: isSoft ? lcpMs : renderMs,
    atMs: renderMs,
    cause: [
      target,
      paint.url && cleanAddress(paint.url),
      asked - firstByte,
      loaded - asked,
      lcpMs - loaded,
      kindOf(paint),
    ],
  });
  if (paints.length > 20) paints.shift();
}

/** What the largest paint of a view was, given its time as measured. */
export function paintCause(lcpMs: number | undefined, fromMs: number): PaintCause | undefined {
  return paints.findLast((paint) => paint.lcpMs === lcpMs && paint.atMs >= fromMs)?.cause;
}

/** Text or picture, and what the tag of a picture says of its haste. */
function kindOf({ url, element }: Paint): string {
  if (!url) return 'text';
  const { loading, fetchPriority } = (element ?? {}) as Partial<HTMLImageElement>;
  return `image${loading === 'lazy' ? ' lazy' : ''}${fetchPriority === 'high' ? ' high' : ''}`;
}

const startOf = (entry: PerformanceResourceTiming) => entry.requestStart || entry.startTime;
