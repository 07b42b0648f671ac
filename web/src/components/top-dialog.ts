import { useSyncExternalStore } from 'react';

let open: HTMLElement[] = [];
const listeners = new Set<() => void>();

function change(next: HTMLElement[]) {
  open = next;
  for (const listener of listeners) listener();
}

/** Says that a modal dialog has opened; what is answered says that it is gone. */
export function enterDialog(dialog: HTMLElement): () => void {
  change([...open, dialog]);
  return () => change(open.filter((one) => one !== dialog));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The dialog on top, outside of which nothing can be reached; null when none is open. */
export function useTopDialog(): HTMLElement | null {
  return useSyncExternalStore(subscribe, () => open.at(-1) ?? null);
}
