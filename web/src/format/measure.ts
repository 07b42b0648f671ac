import { type Rating, ratingOf, VITALS, type Vital } from '../../../core/vitals/vitals.ts';
import { locale as readersLocale } from './locale.ts';

/** Writers of what page views measured, for one locale. `null` (not measured) is a dash everywhere. */
export function createMeasureFormat(locale: string | undefined) {
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const ms = unit('millisecond', 0);
  const seconds = unit('second', 2);
  const manySeconds = unit('second', 1);
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 3 });
  const change = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

  /** A time in ms: whole below a second, 1.23s, from ten seconds on 12.3s. */
  function time(value: number | null | undefined): string {
    if (value === null || value === undefined) return '–';
    if (Math.round(value) < 1000) return ms.format(value);
    return (value < 9_995 ? seconds : manySeconds).format(value / 1000);
  }

  return {
    time,
    /** A vital's value: CLS has no unit, the others are times. */
    vital(vital: Vital, value: number | null | undefined): string {
      if (vital !== 'cls') return time(value);
      return value === null || value === undefined ? '–' : score.format(value);
    },
    /** A part of 1, without a sign. */
    change: (part: number) => change.format(Math.abs(part)),
  };
}

/** For the reader's own locale. */
export const measureFormat = createMeasureFormat(readersLocale);

/** A number of bytes, to the kilobyte. */
export function bytesFormat(bytes: number, locale = readersLocale): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: bytes < 10_000 ? 1 : 0,
  }).format(bytes / 1000);
}

/** Up to where a vital is good, and from where on it is poor, in the unit of answers: ms, and CLS as it is. */
export function thresholdsOf(vital: Vital): { good: number; poor: number } {
  const { good, poor } = VITALS[vital];
  return vital === 'cls' ? { good: good / 10_000, poor: poor / 10_000 } : { good, poor };
}

/** The rating of an answer's value. */
export function ratedAs(vital: Vital, value: number): Rating {
  return ratingOf(vital, vital === 'cls' ? Math.round(value * 10_000) : value);
}
