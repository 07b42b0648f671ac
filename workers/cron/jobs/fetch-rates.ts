import { insertRates, readStoredRates } from '../../../clickhouse/rates.ts';
import { dailyRates } from '../../../core/currency/daily-rates.ts';
import { parseEcb } from '../../../core/currency/parse-ecb.ts';
import { fileToFetch, lastRateDate } from '../../../core/currency/schedule.ts';
import type { Services } from '../services.ts';

const FETCH_TIMEOUT_MS = 60_000;

/**
 * Stores what a euro is worth on each day, once a day. A failure changes nothing and is tried again by the next run,
 * which also fills in what was missed, since the ECB's files overlap.
 */
export async function fetchRates(
  { clickhouse, ecbRatesUrl }: Services,
  now: number,
): Promise<{ stored: number }> {
  const file = fileToFetch(await readStoredRates(clickhouse), now);
  if (file === undefined) return { stored: 0 };
  const days = parseEcb(await fetchFile(new URL(file, ecbRatesUrl)));
  if (!days.ok) throw new Error(`${file} of the ECB ${days.error}`);
  return { stored: await insertRates(clickhouse, dailyRates(days.value, lastRateDate(now)), now) };
}

/** @throws when it does not come in a minute, or with another status than 200 */
async function fetchFile(url: URL): Promise<string> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The ECB answered ${response.status} to ${url.pathname}`);
  return text;
}
