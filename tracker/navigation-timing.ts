import type { Measures } from './measures.ts';

type Navigation = PerformanceNavigationTiming & { activationStart?: number; deliveryType?: string };

/** How the document came here, and how long each part of that took; nothing in browsers that do not tell. */
export function navigationTiming(): Pick<Measures, 'n'> {
  const entry = (performance.getEntriesByType('navigation')[0] ?? {}) as Navigation;
  const facts: Record<string, unknown> = {
    n: entry.activationStart
      ? 'p'
      : (document as { wasDiscarded?: boolean }).wasDiscarded
        ? 'd'
        : entry.type?.[0],
    h: entry.nextHopProtocol,
    y: entry.deliveryType,
    e: (navigator as { connection?: { effectiveType: string } }).connection?.effectiveType,
    s: entry.serverTiming?.slice(0, 5).map(({ name, duration }) => [name, duration]),
  };
  for (const name in entry) {
    const value = entry[name as keyof Navigation] as number;
    // Where a time is 0, that part did not take place or is kept from us.
    if (value > 0) facts[name.replace(/[a-z]+/g, (word) => word.slice(0, 3))] = value;
  }
  return facts as Pick<Measures, 'n'>;
}
