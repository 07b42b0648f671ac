import type { ReactNode } from 'react';
import type { Part } from '../api/batch.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { texts as appTexts } from '../texts/en.ts';
import { performanceTexts as texts } from '../texts/performance-en.ts';

/** One card of the section, a region under its title. */
export function Card(props: {
  title: string;
  lead?: string;
  /** Right of the title. */
  aside?: ReactNode;
  wide?: boolean;
  isOld?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={props.title}
      aria-busy={props.isOld}
      className={`flex min-w-0 flex-col rounded-card border border-line bg-surface pb-3 shadow-card ${props.wide ? 'lg:col-span-2' : ''}`}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-3 pb-2 sm:px-5">
        <h2 className="mr-auto py-1 font-semibold">{props.title}</h2>
        {props.aside}
        {props.lead && <p className="w-full text-xs text-ink-faint">{props.lead}</p>}
      </div>
      <div
        className={`flex grow flex-col px-4 transition-[filter] sm:px-5 ${props.isOld ? 'grayscale' : ''}`}
      >
        {props.children}
      </div>
    </section>
  );
}

/** What an answer's rows look like, or why there are none: on their way, refused with the API's sentence, or empty. */
export function PartBody(props: {
  part: Part | undefined;
  empty?: string;
  children: (rows: Part['rows']) => ReactNode;
}) {
  const { part } = props;
  if (!part) {
    return (
      <div className="flex min-h-48 flex-col gap-2" role="status" aria-label={appTexts.loading}>
        {['w-11/12', 'w-8/12', 'w-7/12', 'w-5/12'].map((width) => (
          <Skeleton key={width} className={`h-7 ${width}`} />
        ))}
      </div>
    );
  }
  if (part.refused !== null) return <Quiet>{part.refused}</Quiet>;
  if (part.rows.length === 0) return <Quiet>{props.empty ?? texts.panel.empty}</Quiet>;
  return props.children(part.rows);
}

/** A sentence in the place of numbers. */
export function Quiet({ children }: { children: ReactNode }) {
  return (
    <p className="grid min-h-32 grow place-content-center py-6 text-center text-balance text-ink-faint wrap-anywhere">
      {children}
    </p>
  );
}

export const headClass =
  'py-1.5 pl-3 text-right text-xs font-medium whitespace-nowrap text-ink-faint first:pl-0 first:text-left';
export const cellClass = 'py-1.5 pl-3 text-right whitespace-nowrap tabular-nums';
