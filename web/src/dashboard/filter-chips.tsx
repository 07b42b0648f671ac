import { Cross } from '../components/icons.tsx';
import { valueLabel } from '../format/value-label.ts';
import type { Filter } from '../state/filter.ts';
import { texts } from '../texts/en.ts';

/** What the numbers are narrowed to, each to be taken away again. */
export function FilterChips({
  filters,
  onChange,
}: {
  filters: Filter[];
  onChange: (filters: Filter[]) => void;
}) {
  if (filters.length === 0) return null;
  return (
    <ul
      aria-label={texts.filters.label}
      className="flex min-w-0 flex-wrap items-center gap-2 max-md:order-last max-md:w-full"
    >
      {filters.map((filter) => {
        const values = filter.values
          .map((value) => valueLabel(filter.dimension, value))
          .join(texts.filters.or);
        const name = `${texts.dimensions[filter.dimension]} ${texts.operators[filter.operator]}`;
        return (
          <li
            key={`${filter.operator}:${filter.dimension}`}
            className="flex h-8 max-w-full min-w-0 items-center rounded-lg border border-line bg-surface pl-2.5 shadow-card"
          >
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
