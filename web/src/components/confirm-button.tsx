import { useEffect, useRef, useState } from 'react';
import { texts } from '../texts/en.ts';

const quietClass = 'rounded-md px-2 py-1 hover:bg-hover disabled:opacity-60';

/** A button for what cannot be taken back: it asks once more in its own place, where the focus stays. */
export function ConfirmButton(props: {
  text: string;
  /** What it does, and to what; begins with the text. */
  label: string;
  isBusy: boolean;
  onConfirm: () => void;
}) {
  const [isAsked, setAsked] = useState(false);
  const wasAsked = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsked) sure.current?.focus();
    else if (wasAsked.current) first.current?.focus();
    wasAsked.current = isAsked;
  }, [isAsked]);
  if (!isAsked) {
    return (
      <button
        ref={first}
        type="button"
        aria-label={props.label}
        disabled={props.isBusy}
        onClick={() => setAsked(true)}
        className={`${quietClass} text-ink-faint hover:text-bad`}
      >
        {props.text}
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is caught on its way up from the buttons inside
    <span
      className="flex flex-wrap items-center gap-1"
      onKeyDown={(event) => event.key === 'Escape' && setAsked(false)}
    >
      <button
        ref={sure}
        type="button"
        aria-label={`${texts.sure} ${props.label}`}
        disabled={props.isBusy}
        onClick={() => {
          setAsked(false);
          props.onConfirm();
        }}
        className={`${quietClass} font-medium text-bad`}
      >
        {`${texts.sure} ${props.text}`}
      </button>
      <button type="button" onClick={() => setAsked(false)} className={`${quietClass} text-ink-soft`}>
        {texts.cancel}
      </button>
    </span>
  );
}
