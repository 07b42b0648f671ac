import { valueLabel } from '../format/value-label.ts';
import type { Dimension } from '../state/dimension.ts';
import { texts } from '../texts/en.ts';

/** The head of a table's row; a click narrows everything to it. */
export function FilterCell(props: {
  dimension: Dimension;
  value: string;
  onFilter: (dimension: Dimension, value: string) => void;
}) {
  const { dimension, value, onFilter } = props;
  const label = valueLabel(dimension, value);
  return (
    <th scope="row" className="w-full max-w-0 py-0.5 text-left font-normal">
      <button
        type="button"
        title={label}
        dir="auto"
        onClick={() => onFilter(dimension, value)}
        className="block max-w-full truncate rounded-md py-1 text-left underline-offset-4 hover:text-accent hover:underline focus-visible:-outline-offset-2"
      >
        <span className="sr-only">{texts.panel.filterBy} </span>
        {label}
      </button>
    </th>
  );
}
