import { type ReactNode, useId } from 'react';
import { TabList } from '../components/tab-list.tsx';

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

  return (
    <section
      aria-label={props.title}
      aria-busy={props.isOld}
      className="flex min-w-0 flex-col rounded-card border border-line bg-surface pb-3 shadow-card"
    >
      <h2 className="px-4 pt-4 font-semibold sm:px-5">{props.title}</h2>
      <TabList
        id={id}
        tabs={tabs}
        tab={tab}
        text={props.text}
        onTab={onTab}
        className="flex-wrap gap-y-0 pt-1"
      />
      <div
        role="tabpanel"
        id={`${id}-list`}
        aria-labelledby={`${id}-${tab}`}
        className={`flex grow flex-col px-4 transition-[filter] sm:px-5 ${props.isOld ? 'grayscale' : ''}`}
      >
        {props.children}
      </div>
    </section>
  );
}
