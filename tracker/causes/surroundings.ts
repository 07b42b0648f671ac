import type { Machine } from '../measures.ts';

type Navigation = PerformanceNavigationTiming & {
  notRestoredReasons?: { reasons?: { reason: string }[] | null } | null;
};
interface Told {
  connection?: { rtt?: number };
  deviceMemory?: number;
}

/** Read once: what a browser says of the network changes all the time, and a view has one answer. */
const { connection, deviceMemory = 0, hardwareConcurrency } = navigator as Navigator & Told;
const [navigation] = performance.getEntriesByType('navigation') as Navigation[];

/** What the visitor has; the server keeps rough classes of it. */
export const machine: Machine = [connection?.rtt ?? 0, deviceMemory, hardwareConcurrency];
/** Why the document did not come from the back/forward cache, where it might have. */
export const notRestored = navigation?.notRestoredReasons?.reasons?.map(({ reason }) => reason).slice(0, 5);
