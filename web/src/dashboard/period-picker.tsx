import { Calendar, Check, ChevronDown } from '../components/icons.tsx';
import { itemClass, Popover } from '../components/popover.tsx';
import { useShortcuts } from '../components/use-shortcuts.ts';
import { timeFormat } from '../format/time-label.ts';
import { PERIODS, type Period, type Span } from '../period/period.ts';
import type { PeriodState } from '../state/dashboard-state.ts';
import { texts } from '../texts/en.ts';
import { RangeFields } from './range-fields.tsx';

/** The key of each period. */
export const PERIOD_KEYS: Record<Exclude<Period, 'custom'>, string> = {
  today: 'd',
  yesterday: 'e',
  '7d': 'w',
  '30d': 't',
  '90d': 'q',
  month: 'm',
  last_month: 'p',
  year: 'u',
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
  useShortcuts(Object.fromEntries(PRESETS.map((period) => [PERIOD_KEYS[period], () => choose(period)])));

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
              aria-keyshortcuts={PERIOD_KEYS[period]}
              className={itemClass}
              onClick={() => {
                choose(period);
                close();
              }}
            >
              <span className="w-4 text-accent">{period === state.period && <Check />}</span>
              {texts.periods[period]}
              <kbd className="ml-auto font-sans text-xs text-ink-faint uppercase max-sm:hidden">
                {PERIOD_KEYS[period]}
              </kbd>
            </button>
          ))}
          <RangeFields
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

function periodLabel({ period, custom }: PeriodState): string {
  return period === 'custom' && custom ? timeFormat.span(custom.from, custom.to) : texts.periods[period];
}
