import { useEffect, useRef } from 'react';

/** How long the second key of two may take. */
const SEQUENCE_MS = 1_200;
/** Keys that wait for another: `g` goes, `o` opens, `r` removes. */
const PREFIXES = ['g', 'o', 'r'];

let previous = { key: '', at: 0 };
let current = { key: '', at: 0 };

/** Before all others, so that each of them knows which key came before. */
function remember(event: KeyboardEvent) {
  previous = current;
  current = { key: event.key.toLowerCase(), at: event.timeStamp };
}
if (typeof window !== 'undefined') window.addEventListener('keydown', remember, { capture: true });

/** Keys that act while nothing is being typed and no dialog is open: one alone (`d`), or one after a prefix (`g t`). */
export function useShortcuts(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select, [contenteditable], dialog')) return;
      const isSecond = PREFIXES.includes(previous.key) && event.timeStamp - previous.at < SEQUENCE_MS;
      const key = event.key.toLowerCase();
      const action = latest.current[isSecond ? `${previous.key} ${key}` : key];
      if (!action) return;
      event.preventDefault();
      // The second key is no first one of another pair.
      if (isSecond) current = { key: '', at: 0 };
      action();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
