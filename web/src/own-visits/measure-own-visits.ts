import type { QueryClient } from '@tanstack/react-query';
import type {} from '../../../tracker/pharos.ts';
import { getOwnTracker } from '../api/own-tracker.ts';
import { viewingUntil } from '../view/viewing.ts';
import { patternOfPath } from './path-pattern.ts';
import { toldEvent } from './told-event.ts';

const LOOK_EVERY_MS = 500;

/** Has our own tracker measure the app from when its first view is there; where the operator has named no site for that, nothing. */
export function measureOwnVisits(client: QueryClient): void {
  const look = () => {
    const isThere = document.readyState === 'complete' && client.isFetching() === 0;
    if (isThere) void loadTracker();
    else window.setTimeout(look, LOOK_EVERY_MS);
  };
  window.setTimeout(look, LOOK_EVERY_MS);
}

async function loadTracker(): Promise<void> {
  if (isStaff() || patternOfPath(window.location.pathname) === undefined) return;
  // Who cannot be asked is not asked again: the app works without being measured.
  const { script } = await getOwnTracker().catch(() => ({ script: null }));
  if (script === null) return;
  window.pharos = Object.assign(() => {}, {
    beforeSend: (event: Parameters<typeof toldEvent>[0]) => (isStaff() ? null : toldEvent(event)),
  });
  document.head.append(Object.assign(document.createElement('script'), { src: script }));
}

/** Somebody of the staff looks as somebody else, who is not there. */
function isStaff(): boolean {
  return viewingUntil() !== null;
}
