import type { EcbDay } from './parse-ecb.ts';

/** What one euro is worth on a calendar day. */
export interface DailyRate {
  /** `YYYY-MM-DD`. */
  date: string;
  /** ISO 4217. */
  currency: string;
  perEur: number;
  /** The day the ECB published it: `date`, or the last working day before. */
  published: string;
}

const DAY_MS = 86_400_000;

/**
 * A rate for every calendar day from the first published day to `until` (`YYYY-MM-DD`), the euro's own among them. On
 * weekends and holidays the last published day holds; a currency the next published day no longer has ends with it.
 * `days` come oldest first.
 */
export function* dailyRates(days: readonly EcbDay[], until: string): Generator<DailyRate> {
  for (const [index, { date: published, rates }] of days.entries()) {
    const next = days[index + 1]?.date;
    for (let date = published; next === undefined ? date <= until : date < next; date = addDays(date, 1)) {
      yield { date, currency: 'EUR', perEur: 1, published };
      for (const { currency, perEur } of rates) yield { date, currency, perEur, published };
    }
  }
}

/** The calendar date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
