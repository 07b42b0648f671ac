import { type FormEvent, useState } from 'react';
import { Calendar, Check, ChevronDown } from '../components/icons.tsx';
import { itemClass, Popover } from '../components/popover.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { timeFormat } from '../format/time-label.ts';
import { PERIODS, type Period, type Span } from '../period/period.ts';
import type { PeriodState } from '../state/dashboard-state.ts';
import { texts } from '../texts/en.ts';

const KEYS: Record<Exclude<Period, 'custom'>, string> = {
  today: 'd',
  yesterday: 'e',
  '7d': 'w',
  '30d': 't',
  month: 'm',
  last_month: 'p',
  '12mo': 'y',
  all: 'a',
};
const PRESETS = PERIODS.filter((period) => period !== 'custom');

/** Chooses the period, by click, by key, or by two dates. */
export function PeriodPicker(props: {
  state: PeriodState;
  /** The dates on show, to start a custom range from. */
  span: Span | null;
  today: string;
  onChange: (change: PeriodState & { interval: null }) => void;
}) {
  const { state, span, today, onChange } = props;
  const choose = (period: Period) => onChange({ period, custom: null, interval: null });
  useShortcuts(Object.fromEntries(PRESETS.map((period) => [KEYS[period], () => choose(period)])));

  return (
    <Popover
      label={texts.period.choose}
      triggerClass="inline-flex h-9 items-center gap-2 rounded-lg border border-line-strong bg-surface px-3 font-medium whitespace-nowrap shadow-card transition-colors hover:bg-hover"
      trigger={
        <>
          <span className="text-ink-faint max-sm:hidden">
            <Calendar />
          </span>
          {periodLabel(state)}
          <span className="text-ink-faint">
            <ChevronDown />
          </span>
        </>
      }
    >
      {(close) => (
        <div className="w-60">
          {PRESETS.map((period) => (
            <button
              key={period}
              type="button"
              aria-pressed={period === state.period}
              aria-keyshortcuts={KEYS[period]}
              className={itemClass}
              onClick={() => {
                choose(period);
                close();
              }}
            >
              <span className="w-4 text-accent">{period === state.period && <Check />}</span>
              {texts.periods[period]}
              <kbd className="ml-auto font-sans text-xs text-ink-faint uppercase max-sm:hidden">
                {KEYS[period]}
              </kbd>
            </button>
          ))}
          <CustomRange
            start={state.custom ?? span ?? { from: today, to: today }}
            today={today}
            onApply={(custom) => {
              onChange({ period: 'custom', custom, interval: null });
              close();
            }}
          />
        </div>
      )}
    </Popover>
  );
}

function CustomRange(props: { start: Span; today: string; onApply: (span: Span) => void }) {
  const [from, setFrom] = useState(props.start.from);
  const [to, setTo] = useState(props.start.to);
  const isValid = from !== '' && to !== '' && from <= to;

  function apply(event: FormEvent) {
    event.preventDefault();
    if (isValid) props.onApply({ from, to });
  }

  const fields = [
    { label: texts.period.from, value: from, set: setFrom },
    { label: texts.period.to, value: to, set: setTo },
  ];
  return (
    <form onSubmit={apply} className="mt-1 flex flex-col gap-2 border-t border-line p-2.5">
      {fields.map(({ label, value, set }) => (
        <label key={label} className="flex items-center justify-between gap-3 text-ink-soft">
          {label}
          <input
            type="date"
            required
            value={value}
            max={props.today}
            onChange={(event) => set(event.target.value)}
            className="h-8 rounded-md border border-line-strong bg-surface px-2 text-ink tabular-nums"
          />
        </label>
      ))}
      <button
        type="submit"
        disabled={!isValid}
        className="mt-1 h-8 rounded-md bg-accent font-medium text-accent-ink hover:bg-accent-strong disabled:opacity-50"
      >
        {texts.period.apply}
      </button>
    </form>
  );
}

function periodLabel({ period, custom }: PeriodState): string {
  return period === 'custom' && custom ? timeFormat.span(custom.from, custom.to) : texts.periods[period];
}
