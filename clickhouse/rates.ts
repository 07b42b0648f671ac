import { z } from 'zod';
import type { DailyRate } from '../core/currency/daily-rates.ts';
import type { StoredRates } from '../core/currency/schedule.ts';
import type { ClickHouse } from './client.ts';

/** Two decades of rates are hundreds of thousands of rows, too many for one request of a Worker. */
const ROWS_PER_INSERT = 20_000;

/** When rates were last stored, and up to which publication; undefined when there are none. */
export async function readStoredRates(clickhouse: ClickHouse): Promise<StoredRates | undefined> {
  const { rows } = await clickhouse.query({
    sql: 'SELECT count() AS n, toUnixTimestamp(max(fetched)) AS fetched, max(published) AS published FROM rates',
    schema: z.object({ n: z.coerce.number(), fetched: z.number(), published: z.string() }),
  });
  const [row] = rows;
  return row && row.n > 0 ? { fetchedAt: row.fetched * 1000, published: row.published } : undefined;
}

/** Stores rates, oldest first, over those of an earlier fetch; `fetchedAt` in epoch ms. Answers how many. */
export async function insertRates(
  clickhouse: ClickHouse,
  rates: Iterable<DailyRate>,
  fetchedAt: number,
): Promise<number> {
  const fetched = Math.floor(fetchedAt / 1000);
  let stored = 0;
  let rows: object[] = [];
  const flush = async () => {
    if (rows.length > 0) await clickhouse.insert({ table: 'rates', rows });
    stored += rows.length;
    rows = [];
  };
  for (const { date, currency, perEur, published } of rates) {
    rows.push({ date, currency, per_eur: perEur, published, fetched });
    if (rows.length === ROWS_PER_INSERT) await flush();
  }
  await flush();
  return stored;
}
