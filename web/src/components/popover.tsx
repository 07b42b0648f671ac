import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

/**
 * A button and what it opens. Escape and a click elsewhere close it, arrow keys walk through its buttons and links.
 * Ours, because the usual libraries insert <style> elements, which the CSP refuses.
 */
export function Popover(props: {
  label: string;
  trigger: ReactNode;
  triggerClass: string;
  align?: 'left' | 'right';
  /** Along the lower edge of a phone: what is too wide to hang below its button there. */
  isSheet?: boolean;
  children: (close: () => void) => ReactNode;
}) {
  const { label, trigger, triggerClass, align = 'right', isSheet = false, children } = props;
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen) return;
    focusables(root.current).current?.focus();
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen) return;
    if (event.key === 'Escape') return close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)
      return;
    event.preventDefault();
    const { all } = focusables(root.current);
    const index = all.indexOf(document.activeElement as HTMLElement);
    all[(index + step + all.length) % all.length]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught on their way up from the buttons inside
    <div ref={root} className="relative" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={triggerClass}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {/* Before what is seen, so that the name holds it. */}
        {trigger !== label && <span className="sr-only">{label}</span>}
        {trigger}
      </button>
      {isOpen && (
        <div
          id={id}
          role="dialog"
          aria-label={label}
          className={`absolute top-full z-30 mt-1.5 min-w-48 rounded-card border border-line bg-raised p-1 shadow-pop ${align === 'right' ? 'right-0' : 'left-0'} ${isSheet ? sheetClass : ''}`}
        >
          {children(close)}
        </div>
      )}
    </div>
  );
}

const sheetClass =
  'max-sm:fixed max-sm:inset-x-3 max-sm:top-auto max-sm:bottom-3 max-sm:max-h-[80dvh] max-sm:overflow-y-auto';

/** The chosen item first, else the first of all; what is chosen in a group beside the items is none of them. */
function focusables(root: HTMLElement | null): { all: HTMLElement[]; current: HTMLElement | undefined } {
  const all = [...(root?.querySelectorAll<HTMLElement>('[role=dialog] :is(button, a)') ?? [])];
  const isChosen = (item: HTMLElement) => item.ariaPressed === 'true' || item.ariaCurrent;
  return { all, current: all.find((item) => isChosen(item) && !item.closest('fieldset')) ?? all[0] };
}

/** The look of one item in a popover. */
export const itemClass =
  'flex w-full items-center gap-2 rounded-lg px-2.5 py-1.5 text-left text-ink-soft hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 focus-visible:bg-hover focus-visible:text-ink aria-pressed:text-ink aria-[current]:text-ink';
