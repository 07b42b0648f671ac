import { listen } from './listen.ts';
import { causes } from './options.ts';
import type { Pharos } from './pharos.ts';

/** Fetches the second file when the browser has time for it, and keeps for it what breaks until then. */
export function loadCauses(pharos: Pharos): void {
  const early: Event[] = [];
  pharos.early = early;
  listen('error unhandledrejection', (event) => {
    // Nine, since nobody may ever come to take them.
    early[8] ?? early.push(event);
  });
  (window.requestIdleCallback ?? setTimeout)(() => {
    document.head.append(Object.assign(document.createElement('script'), { src: causes }));
  });
}
