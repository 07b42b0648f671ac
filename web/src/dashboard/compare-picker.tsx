import { useState } from 'react';
import { Check, ChevronDown } from '../components/icons.tsx';
import { itemClass, Popover } from '../components/popover.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { COMPARES, type Comparison } from '../period/compare.ts';
import type { Span } from '../period/period.ts';
import { dashboardTexts } from '../texts/dashboard-en.ts';
import { RangeFields } from './range-fields.tsx';

const texts = dashboardTexts.compare;

/** What the numbers are compared with. */
export function ComparePicker(props: {
  state: Comparison;
  /** Where a custom range starts from. */
  span: Span | null;
  today: string;
  onChange: (change: Comparison) => void;
}) {
  const { state, onChange } = props;
  const [isCustom, setCustom] = useState(state.compare === 'custom');
  const choose = (compare: Comparison['compare']) => onChange({ ...state, compare, compareWith: null });
  useShortcuts({
    x: () => choose(state.compare === 'off' ? 'previous_period' : 'off'),
    v: () => choose('year_over_year'),
  });
  return (
    <Popover
      label={texts.choose}
      triggerClass="inline-flex h-9 items-center gap-2 rounded-lg border border-line-strong bg-surface px-3 font-medium whitespace-nowrap text-ink-soft shadow-card transition-colors hover:bg-hover"
      trigger={
        <>
          {texts.short[state.compare]}
          <span className="text-ink-faint">
            <ChevronDown />
          </span>
        </>
      }
    >
      {(close) => (
        <div className="w-60">
          {COMPARES.map((compare) => (
            <button
              key={compare}
              type="button"
              aria-pressed={compare === state.compare}
              className={itemClass}
              onClick={() => {
                setCustom(compare === 'custom');
                if (compare === 'custom') return;
                choose(compare);
                close();
              }}
            >
              <span className="w-4 text-accent">{compare === state.compare && <Check />}</span>
              {texts[compare]}
            </button>
          ))}
          {isCustom && (
            <RangeFields
              start={state.compareWith ?? props.span ?? { from: props.today, to: props.today }}
              today={props.today}
              onApply={(compareWith) => {
                onChange({ ...state, compare: 'custom', compareWith });
                close();
              }}
            />
          )}
          {state.compare !== 'off' && (
            <label className="mt-1 flex items-center gap-2 border-t border-line px-2.5 py-2 text-ink-soft">
              <input
                type="checkbox"
                checked={state.matchWeekday}
                onChange={(event) => onChange({ ...state, matchWeekday: event.target.checked })}
              />
              {texts.matchWeekday}
            </label>
          )}
        </div>
      )}
    </Popover>
  );
}
