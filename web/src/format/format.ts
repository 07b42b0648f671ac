import type { Money } from '../api/query.ts';
import { METRIC_KINDS, type Measure } from '../state/metric.ts';
import type { Change } from './change.ts';
import { locale as readersLocale } from './locale.ts';

/** Writers of numbers for one locale. `null` (nothing to tell) is a dash everywhere. */
export function createFormat(locale: string | undefined) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  /** A number of a unit: by the symbol that is the same everywhere, where the locale has but a longer word (1 Min. 50 Sek.). */
  const unit = (name: string, symbol: string) => {
    const narrow = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      maximumFractionDigits: 0,
    });
    const isWord = narrow.format(1).endsWith('.');
    return (value: number) => (isWord ? `${whole.format(value)}\u00a0${symbol}` : narrow.format(value));
  };
  const [hours, minutes, seconds] = [unit('hour', 'h'), unit('minute', 'min'), unit('second', 's')];

  function duration(value: number): string {
    const total = Math.round(value);
    const h = Math.floor(total / 3600);
    const m = Math.floor((total % 3600) / 60);
    const s = total % 60;
    if (h > 0) return `${hours(h)} ${minutes(m)}`;
    if (s === 0 && m > 0) return minutes(m);
    return m > 0 ? `${minutes(m)} ${seconds(s)}` : seconds(s);
  }

  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

  return {
    /** With a decimal at most. */
    one: (value: number) => one.format(value),
    whole: (value: number) => whole.format(value),
    /** What comes to each of so many. */
    money: ({ value, currency }: Money, among: number) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value / among),
    /** Exact to 9,999, then three figures: 12.3K. */
    short: (value: number) => (Math.abs(value) < 10_000 ? whole : compact).format(value),
    /** Exact to 999,999: for columns, where 9,517 beside 11.7K is hard to compare. */
    listed: (value: number) => (Math.abs(value) < 1_000_000 ? whole : compact).format(value),
    /** A part of 1. */
    percent: (part: number) => percent.format(part),
    /** A part of 1, with a decimal below ten percent. */
    share: (part: number) => (part < 0.1 ? share : percent).format(part),
    /** A metric's value beside a scale that goes up to `top`: all in one notation. */
    onAxis(metric: Measure, value: number, top: number): string {
      if (METRIC_KINDS[metric] === 'count' && top >= 10_000) return compact.format(value);
      return this.metric(metric, value, 'short');
    },
    /** A metric's value, short (for headlines and axes) or exact. */
    metric(
      metric: Measure,
      value: number | Money | null | undefined,
      length: 'short' | 'exact' = 'exact',
    ): string {
      if (value === null || value === undefined) return '–';
      if (typeof value === 'object') return length === 'short' ? value.short : value.long;
      switch (METRIC_KINDS[metric]) {
        case 'count':
          return length === 'short' ? this.short(value) : whole.format(value);
        case 'ratio':
          return decimal.format(value);
        case 'percent':
          return percent.format(value / 100);
        case 'share':
          return fine.format(value / 100);
        case 'seconds':
          return duration(value);
        case 'money':
          return decimal.format(value);
      }
    },
  };
}

/** A change without its direction: a percentage, or points as the catalogue writes them. */
export function changeText(change: Change, points: (amount: string) => string): string {
  return change.unit === 'part' ? format.percent(change.amount) : points(format.whole(change.amount));
}

export type Format = ReturnType<typeof createFormat>;

/** For the reader's own locale. */
export const format = createFormat(readersLocale);
