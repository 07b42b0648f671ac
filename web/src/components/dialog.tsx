import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { texts } from '../texts/en.ts';
import { focusKeeper } from './focus-keeper.ts';
import { Cross } from './icons.tsx';
import { enterDialog } from './top-dialog.ts';

/**
 * A window over the page that is open as long as it is there. The browser's own <dialog>: it keeps the focus inside and
 * closes on Escape, without a <style> of anybody's. The focus goes back to where it was.
 */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  /** How wide it may get. */
  size?: 'narrow' | 'wide';
  /** Right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  const host = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = host.current;
    if (!dialog) return;
    const giveBack = focusKeeper();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    const leave = enterDialog(dialog);
    return () => {
      leave();
      // It is taken out of the page rather than closed, so the browser does not do that.
      dialog.close();
      giveBack();
    };
  }, []);

  function closeOutside(event: MouseEvent<HTMLDialogElement>) {
    if (event.target === event.currentTarget) props.onClose();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key for this
    <dialog
      ref={host}
      aria-labelledby={id}
      onClick={closeOutside}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      className={`m-auto max-h-[min(52rem,calc(100dvh-1.5rem))] w-[calc(100vw-1.5rem)] rounded-card border border-line bg-raised p-0 text-ink shadow-pop backdrop:bg-black/40 ${props.size === 'wide' ? 'max-w-6xl' : 'max-w-xl'}`}
    >
      <div className="flex max-h-[min(52rem,calc(100dvh-1.5rem))] flex-col">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-3 sm:px-5">
          <h2 id={id} className="mr-auto text-base font-semibold tracking-tight wrap-anywhere">
            {props.title}
          </h2>
          {props.aside}
          <button
            type="button"
            aria-label={texts.close}
            onClick={props.onClose}
            className="-mr-1.5 grid size-8 place-content-center rounded-lg text-ink-faint transition-colors hover:bg-hover hover:text-ink"
          >
            <Cross />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
