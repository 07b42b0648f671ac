import { type RefObject, useEffect, useRef } from 'react';

/** For what holds the page: where one comes to another page, it takes the focus from the link that led there. */
export function useArrivalFocus(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    // The link goes with the page it was on; what has the focus outside of that, or is there to be filled in, keeps it.
    const focused = document.activeElement;
    const isLeft = focused === document.body || focused?.matches('main :is(a, button)');
    if (isLeft) main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
