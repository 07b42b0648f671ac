import type { ReactNode } from 'react';

/**
 * A sentence about the element before it, shown while that is hovered or has the focus. The element names it by
 * `aria-describedby` and is `peer/hint`; both stand in one `relative` box.
 */
export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span
      role="tooltip"
      id={id}
      className="pointer-events-none invisible absolute top-full right-2 left-2 z-20 mt-1 block rounded-lg border border-line bg-raised px-3 py-2 text-left text-xs font-normal text-ink-soft opacity-0 shadow-pop transition-opacity delay-0 peer-hover/hint:visible peer-hover/hint:opacity-100 peer-hover/hint:delay-500 peer-focus-visible/hint:visible peer-focus-visible/hint:opacity-100"
    >
      {children}
    </span>
  );
}
