/** Remembers where the focus is; what is answered gives it back, or to what has come in the place of that. */
export function focusKeeper(): () => void {
  const opener = document.activeElement as HTMLElement | null;
  const place = opener?.closest('section, main');
  return () => {
    if (document.activeElement !== document.body) return;
    const next = opener?.isConnected ? opener : place?.querySelector<HTMLElement>('button, a');
    next?.focus();
  };
}
