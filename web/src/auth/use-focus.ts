import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus when it appears: for the first field of a page or step that has no other purpose. */
export function useFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
