import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import type { Dimension } from '../state/dimension.ts';
import { texts } from '../texts/en.ts';

/** One value of a list: its bar against the longest, its visitors, its share of all; a click filters by it. */
export function PanelRow(props: {
  dimension: Dimension;
  value: string;
  visitors: number;
  most: number;
  /** null while the total is unknown: no share then. */
  all: number | null;
  onSelect: (value: string) => void;
}) {
  const { dimension, value, visitors, most, all, onSelect } = props;
  const label = valueLabel(dimension, value);
  return (
    <li>
      <button
        type="button"
        onClick={() => onSelect(value)}
        title={label}
        className="group relative flex h-8 w-full items-center gap-3 rounded-md px-2 text-left focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden="true"
          className="absolute inset-y-0 left-0 rounded-md bg-bar transition-[width,background-color] duration-300 group-hover:bg-bar-hover"
          style={{ width: `max(0.25rem, calc((100% - 7.5rem) * ${visitors / most}))` }}
        />
        <span className="sr-only">{texts.panel.filterBy}</span>
        <span className="relative min-w-0 grow truncate" dir="auto">
          {label}
        </span>
        <span
          className="relative w-16 shrink-0 text-right font-medium tabular-nums"
          title={format.whole(visitors)}
        >
          {format.listed(visitors)}
        </span>
        <span className="relative w-10 shrink-0 text-right text-xs text-ink-faint tabular-nums">
          {all ? format.share(Math.min(1, visitors / all)) : ''}
        </span>
      </button>
    </li>
  );
}
