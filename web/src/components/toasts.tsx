import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { texts } from '../texts/en.ts';
import { Cross } from './icons.tsx';
import { useTopDialog } from './top-dialog.ts';

interface Toast {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
}

const SHOWN_MS = 8_000;

const ToastContext = createContext<{ show: (text: string, undo?: () => void) => void }>({ show: () => {} });

/** Says what has happened at the edge of the page, and takes it back where that is possible. */
export function useToast() {
  return useContext(ToastContext);
}

/** Where toasts appear. The list is always there, so that screen readers hear what comes into it. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setToasts((all) => all.filter((one) => one.id !== id)), []);
  const show = useCallback(
    (text: string, undo?: () => void) => {
      const id = next.current++;
      setToasts((all) => [...all.slice(-2), { id, text, undo }]);
      window.setTimeout(() => close(id), SHOWN_MS);
    },
    [close],
  );
  // Outside of a dialog that is open nothing can be reached, and nothing is read aloud.
  const dialog = useTopDialog();
  const value = useMemo(() => ({ show }), [show]);

  return (
    <ToastContext value={value}>
      {children}
      {createPortal(
        <ol
          aria-live="polite"
          aria-label={texts.notifications}
          className="pointer-events-none fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md space-y-2"
        >
          {toasts.map(({ id, text, undo }) => (
            <li
              key={id}
              className="pointer-events-auto flex items-center gap-3 rounded-card border border-line-strong bg-raised py-2 pr-2 pl-4 text-ink shadow-pop"
            >
              <span className="mr-auto wrap-anywhere">{text}</span>
              {undo && (
                <button
                  type="button"
                  className="rounded-md px-2 py-1 font-medium text-accent hover:bg-hover"
                  onClick={() => {
                    undo();
                    close(id);
                  }}
                >
                  {texts.undo}
                </button>
              )}
              <button
                type="button"
                aria-label={texts.close}
                className="grid size-7 place-content-center rounded-md text-ink-faint hover:text-ink"
                onClick={() => close(id)}
              >
                <Cross />
              </button>
            </li>
          ))}
        </ol>,
        dialog ?? document.body,
      )}
    </ToastContext>
  );
}
