import type { ForeignHost } from '../measures.ts';

const MAX_HOSTS = 10;
/** Where we come from: our own requests would be news at every message, and each message a request. */
const ownHost = hostOf((document.currentScript as HTMLScriptElement | null)?.src ?? '');

/** What a view fetched from hosts that are not the page's, the ten that took longest; parallel requests add up. */
export function foreignHosts(fromMs: number, toMs: number): ForeignHost[] | undefined {
  const found = new Map<string, ForeignHost>();
  for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
    const host = hostOf(entry.name);
    if (entry.startTime < fromMs || entry.startTime >= toMs) continue;
    if (!host || host === location.host || host === ownHost) continue;
    const [, ms, bytes] = found.get(host) ?? [host, 0, 0];
    found.set(host, [host, ms + entry.duration, bytes + entry.transferSize]);
  }
  if (found.size === 0) return undefined;
  return [...found.values()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_HOSTS)
    .map(([host, ms, bytes]) => [host, Math.round(ms), bytes]);
}

function hostOf(url: string): string {
  return /^\w+:\/\/([^/]+)/.exec(url)?.[1] ?? '';
}
