import type { KeyboardEvent, ReactNode } from 'react';

/** The tabs of a card, with arrow keys; `id` names them and, as `<id>-list`, what they control. */
export function TabList<Tab extends string>(props: {
  id: string;
  tabs: readonly Tab[];
  tab: Tab;
  text: (tab: Tab) => string;
  onTab: (tab: Tab) => void;
  className: string;
  tabClassName?: string;
  /** What stands at the end of the row. */
  children?: ReactNode;
}) {
  const { id, tabs, tab, onTab } = props;

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!next) return;
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <div
      role="tablist"
      className={`flex gap-4 overflow-x-auto px-4 pb-2 sm:px-5 ${props.className}`}
      onKeyDown={onKeyDown}
    >
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${name}`}
          data-tab={name}
          aria-selected={name === tab}
          aria-controls={`${id}-list`}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
          className={`rounded-sm py-1 whitespace-nowrap text-ink-faint transition-colors hover:text-ink aria-selected:font-semibold aria-selected:text-ink ${props.tabClassName ?? ''}`}
        >
          {props.text(name)}
        </button>
      ))}
      {props.children}
    </div>
  );
}
