import { useEffect, useState } from 'react';
import { texts } from '../texts/en.ts';
import { Check, Copy } from './icons.tsx';
import { buttonClass } from './notice.tsx';

/** Puts a text on the clipboard and says so for two seconds. */
export function CopyButton({ text, label = texts.empty.copy }: { text: string; label?: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setCopied(false), 2000);
    return () => window.clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    // Refused (no permission, no secure context): the text stays selectable, and nothing claims to be copied.
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setCopied(done ?? false);
  }

  return (
    <button type="button" className={buttonClass} onClick={() => void copy()}>
      {isCopied ? <Check /> : <Copy />}
      <span aria-live="polite">{isCopied ? texts.empty.copied : label}</span>
    </button>
  );
}
