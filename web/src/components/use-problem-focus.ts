import { type RefObject, useEffect, useRef } from 'react';

const TYPED_INTO = 'input, textarea, select';

/** For what says why something did not work: it takes the focus, and so comes into view, but from nobody who is in a field. */
export function useProblemFocus(error: Error | null): RefObject<HTMLParagraphElement | null> {
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (error && !document.activeElement?.matches(TYPED_INTO)) message.current?.focus();
  }, [error]);
  return message;
}
