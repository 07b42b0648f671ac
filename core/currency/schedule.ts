import { addDays } from './daily-rates.ts';

const HOUR_MS = 3_600_000;
/** UTC: the ECB publishes a working day's rates at about 16:00 in Frankfurt. */
const DAILY_HOUR = 16;
/** eurofxref-hist-90d.xml goes back 90 days; some are left as a margin. */
const SHORT_FILE_DAYS = 80;
/** Dates that are not published yet have the last rates, so that a few days without an answer leave no gap. */
const AHEAD_DAYS = 7;

/** What is stored of the ECB's rates. */
export interface StoredRates {
  /** When they were last fetched, epoch ms. */
  fetchedAt: number;
  /** The newest day the ECB had published by then. */
  published: string;
}

/** Which of the ECB's files to fetch at `now` (epoch ms), if any: once after each day's publication. */
export function fileToFetch(stored: StoredRates | undefined, now: number): string | undefined {
  const shortFileReaches = addDays(dateOf(now), -SHORT_FILE_DAYS);
  // A first fetch that died halfway is begun again.
  if (!stored || stored.published < shortFileReaches) return 'eurofxref-hist.xml';
  const offset = DAILY_HOUR * HOUR_MS;
  const publishedAt = Date.parse(`${dateOf(now - offset)}T00:00:00Z`) + offset;
  return stored.fetchedAt < publishedAt ? 'eurofxref-hist-90d.xml' : undefined;
}

/** The last date to store rates for. */
export function lastRateDate(now: number): string {
  return addDays(dateOf(now), AHEAD_DAYS);
}

/** The UTC date of a moment (epoch ms). */
function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
