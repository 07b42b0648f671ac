import type { ReactNode } from 'react';
import { type MetricValue, numberOf } from '../api/query.ts';
import { format } from '../format/format.ts';
import { valueLabel } from '../format/value-label.ts';
import type { FilterDimension } from '../state/dimension.ts';
import type { Measure } from '../state/metric.ts';
import { texts } from '../texts/en.ts';
import { metricTexts } from '../texts/metrics-en.ts';
import { ValueIcon } from './value-icon.tsx';
import { columnClass } from './value-list.tsx';

/** One value of a list: its bar against the longest, its numbers, its share of all; a click filters by it. */
export function PanelRow(props: {
  dimension: FilterDimension;
  value: string;
  measures: readonly Measure[];
  values: MetricValue[];
  most: number;
  /** null while the total is unknown: no share then. */
  all: number | null;
  onSelect: (value: string) => void;
}): ReactNode {
  const { dimension, value, measures, values, most, all, onSelect } = props;
  const label = valueLabel(dimension, value);
  const first = numberOf(values[0]);
  return (
    <li>
      <button
        type="button"
        onClick={() => onSelect(value)}
        title={label}
        className="group flex h-8 w-full items-center gap-3 rounded-md px-2 text-left focus-visible:-outline-offset-2"
      >
        <span className="sr-only">{texts.panel.filterBy}</span>
        <span className="relative -ml-2 flex h-8 min-w-0 grow items-center gap-2 pl-2">
          <span
            aria-hidden="true"
            className="absolute inset-y-0 left-0 min-w-1 rounded-md bg-bar transition-[width,background-color] duration-300 group-hover:bg-bar-hover"
            style={{ width: `${((first ?? 0) / most) * 100}%` }}
          />
          <ValueIcon dimension={dimension} value={value} />
          <span className="relative truncate" dir="auto">
            {label}
          </span>
        </span>
        {measures.map((measure, index) => (
          <span
            key={measure}
            className={`${columnClass(index)} tabular-nums ${index === 0 ? 'font-medium' : 'text-ink-soft'}`}
          >
            {index === 0 ? format.listed(first ?? 0) : format.metric(measure, values[index], 'short')}
            {index > 0 && <span className="sr-only"> {metricTexts[measure].name}</span>}
          </span>
        ))}
        {measures.length === 1 && (
          <span className="w-10 shrink-0 text-right text-xs text-ink-faint tabular-nums">
            {all ? format.share(Math.min(1, (first ?? 0) / all)) : ''}
          </span>
        )}
      </button>
    </li>
  );
}
