import type { Segment } from '../api/segments.ts';
import { Cross } from '../components/icons.tsx';
import { valueLabel } from '../format/value-label.ts';
import { dimensionLabel } from '../state/dimension-label.ts';
import type { Filter } from '../state/filter.ts';
import { texts } from '../texts/en.ts';

/** What the numbers are narrowed to, each to be taken away again. */
export function FilterChips({
  filters,
  segments = [],
  onChange,
}: {
  filters: Filter[];
  /** What segments are called. */
  segments?: readonly Segment[] | undefined;
  onChange: (filters: Filter[]) => void;
}) {
  if (filters.length === 0) return null;
  return (
    <ul
      aria-label={texts.filters.label}
      className="flex min-w-0 flex-wrap items-center gap-2 max-md:order-last max-md:w-full"
    >
      {filters.map((filter, index) => {
        const values = filter.values.map((value) => nameOf(filter, value, segments)).join(texts.filters.or);
        const name = about(filter);
        const isAlternative =
          filter.within?.startsWith('any') && filters[index - 1]?.within === filter.within;
        return (
          <li
            key={`${filter.within}:${filter.operator}:${filter.dimension}`}
            className="flex max-w-full min-w-0 items-center gap-2"
          >
            {isAlternative && <span className="text-xs text-ink-faint">{texts.filters.or}</span>}
            <span className="flex h-8 min-w-0 items-center rounded-lg border border-line bg-surface pl-2.5 shadow-card">
              <span className="mr-1.5 shrink-0 text-ink-faint">{name}</span>
              <span className="max-w-80 truncate font-medium" title={values} dir="auto">
                {values}
              </span>
              <button
                type="button"
                aria-label={texts.filters.remove(`${name} ${values}`)}
                onClick={() => onChange(filters.filter((one) => one !== filter))}
                className="ml-0.5 grid size-7 shrink-0 place-content-center rounded-lg text-ink-faint hover:text-ink"
              >
                <Cross />
              </button>
            </span>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <button
            type="button"
            onClick={() => onChange([])}
            className="rounded-md px-1.5 py-1 text-xs font-medium text-ink-faint hover:text-ink"
          >
            {texts.filters.clear}
          </button>
        </li>
      )}
    </ul>
  );
}

function about({ dimension, operator, within }: Filter): string {
  const name = `${dimensionLabel(dimension)} ${texts.operators[operator]}`;
  if (within === 'has_done') return texts.filters.hasDone(name);
  return within === 'has_not_done' ? texts.filters.hasNotDone(name) : name;
}

function nameOf({ dimension }: Filter, value: string, segments: readonly Segment[]): string {
  if (dimension !== 'segment') return valueLabel(dimension, value);
  return segments.find(({ id }) => String(id) === value)?.name ?? value;
}
