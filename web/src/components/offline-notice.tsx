import { useSyncExternalStore } from 'react';
import { texts } from '../texts/en.ts';

function subscribe(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says that the device has no network; what is on screen stays, and is refreshed once it has. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!isOnline && (
        <p className="mb-4 flex items-center gap-3 rounded-card border border-line-strong bg-surface px-4 py-2.5 text-ink-soft">
          <span className="size-2 rounded-full bg-beam" aria-hidden="true" />
          {texts.errors.offline}
        </p>
      )}
    </div>
  );
}
