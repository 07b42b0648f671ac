import { type KeyboardEvent, type ReactNode, useId } from 'react';

/** A card with a list under each tab; which one is open is the caller's. */
export function TabbedCard<Tab extends string>(props: {
  title: string;
  tabs: readonly Tab[];
  tab: Tab;
  text: (tab: Tab) => string;
  isOld: boolean;
  onTab: (tab: Tab) => void;
  children: ReactNode;
}) {
  const { tabs, tab, onTab } = props;
  const id = useId();

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!next) return;
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <section
      aria-label={props.title}
      aria-busy={props.isOld}
      className="flex min-w-0 flex-col rounded-card border border-line bg-surface pb-3 shadow-card"
    >
      <h2 className="px-4 pt-4 font-semibold sm:px-5">{props.title}</h2>
      <div role="tablist" className="flex gap-4 overflow-x-auto px-4 pt-1 pb-2 sm:px-5" onKeyDown={onKeyDown}>
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
            className="rounded-sm py-1 whitespace-nowrap text-ink-faint transition-colors hover:text-ink aria-selected:font-semibold aria-selected:text-ink"
          >
            {props.text(name)}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-list`}
        aria-labelledby={`${id}-${tab}`}
        className={`flex grow flex-col px-4 transition-opacity sm:px-5 ${props.isOld ? 'opacity-50' : ''}`}
      >
        {props.children}
      </div>
    </section>
  );
}
