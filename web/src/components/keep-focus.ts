/**
 * A button that is disabled while it does its work loses the focus, and whoever uses the keyboard her place. Gives it back once
 * the button works again, unless the focus has gone elsewhere.
 */
export function keepFocus(): void {
  let lost: Element | null = null;
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      // Browsers take the focus away only after this.
      if (target === document.activeElement) lost = target as Element;
      else if (target !== lost || (target as HTMLButtonElement).disabled) continue;
      else {
        if (document.activeElement === document.body) (target as HTMLElement).focus();
        lost = null;
      }
    }
  }).observe(document.body, { attributeFilter: ['disabled'], subtree: true });
}
