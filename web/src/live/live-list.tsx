import type { LiveRow } from '../api/live.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { ValueIcon } from '../dashboard/value-icon.tsx';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import type { Dimension } from '../state/dimension.ts';
import { liveTexts as texts } from '../texts/live-en.ts';

const SHOWN = 6;

/** The values with the most visitors in the last half hour; a click filters by one. */
export function LiveList(props: {
  title: string;
  dimension: Dimension;
  rows: LiveRow[] | undefined;
  onSelect: (value: string) => void;
}) {
  const { title, dimension, rows } = props;
  const most = Math.max(1, ...(rows ?? []).map(({ visitors }) => visitors));
  return (
    <section
      aria-label={title}
      className="flex min-h-60 min-w-0 flex-col rounded-card border border-line bg-surface p-2 shadow-card"
    >
      <h2 className="px-2 py-1.5 font-semibold">{title}</h2>
      {!rows ? (
        <Skeleton className="m-2 h-40" />
      ) : rows.length === 0 ? (
        <p className="grid grow place-content-center text-ink-faint">{texts.nobody}</p>
      ) : (
        <ol className="flex flex-col gap-0.5">
          {rows.slice(0, SHOWN).map(({ value, visitors }) => (
            <li key={value}>
              <button
                type="button"
                title={texts.filter(valueLabel(dimension, value))}
                onClick={() => props.onSelect(value)}
                className="group relative flex h-8 w-full items-center gap-2 rounded-md px-2 text-left focus-visible:-outline-offset-2"
              >
                <span
                  aria-hidden="true"
                  className="absolute inset-y-0 left-0 rounded-md bg-bar transition-[width] duration-500 group-hover:bg-bar-hover"
                  style={{ width: `calc((100% - 3rem) * ${visitors / most})` }}
                />
                <span className="relative flex min-w-0 grow items-center gap-2">
                  <ValueIcon dimension={dimension} value={value} />
                  <span className="truncate" dir="auto">
                    {valueLabel(dimension, value)}
                  </span>
                </span>
                <span className="relative font-medium tabular-nums">{format.whole(visitors)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
