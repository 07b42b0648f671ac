import type { ClickHouse } from './client.ts';
import type { MonthTask } from './month-plan.ts';
import { PAIR_KEY, pairKey } from './pair-key.ts';
import { dailySelect } from './query/daily-measures.ts';
import { SESSION_COLUMNS } from './session-columns.ts';

/** As many pairs of date and generation as fit into parameters, with months kept whole. */
const PAIRS_PER_STATEMENT = 4000;

/**
 * Writes the rollups of months under generation `gen` and makes them visible, each with the list of what it is made of. Killable at
 * any point; and however runs interleave, a reader takes a month only while its list is that of the current generations.
 * @throws StorageError
 */
export async function sealMonths(
  clickhouse: ClickHouse,
  gen: string,
  tasks: readonly MonthTask[],
): Promise<void> {
  for (const slice of slices(tasks)) {
    const pairs = slice.flatMap(({ siteId, dates, gens }) =>
      dates.map((date, index) => ({ key: pairKey(siteId, date), gen: BigInt(gens[index] ?? 0), date })),
    );
    await clickhouse.command({
      sql: writeMonthly(),
      params: {
        gen,
        sites: [...new Set(slice.map(({ siteId }) => siteId))],
        dates: [...new Set(pairs.map(({ date }) => date))],
        keys: pairs.map(({ key }) => key),
        gens: pairs.map((pair) => pair.gen),
      },
    });
    await clickhouse.insert({
      table: 'month_seals',
      rows: slice.map(({ siteId, month, dates, gens }) => ({ site_id: siteId, month, gen, dates, gens })),
    });
  }
}

const MEASURES = ['visitors', 'visits', 'pageviews', 'events', 'bounces', 'duration_ms'];

/** Dates that have rollup rows bring those, the small ones their sessions. */
function writeMonthly(): string {
  const listed = `site_id IN {sites:Array(UInt32)} AND date IN {dates:Array(Date)} AND ${PAIR_KEY} IN {keys:Array(UInt64)}
    AND gen = transform(${PAIR_KEY}, {keys:Array(UInt64)}, {gens:Array(UInt64)}, toUInt64(0))`;
  const rolled = `(site_id, date) IN (SELECT site_id, date FROM seals WHERE ${listed} AND rolled = 1)`;
  const small = `(SELECT site_id, ${SESSION_COLUMNS.join(', ')} FROM sessions WHERE ${listed} AND NOT ${rolled})`;
  const columns = `site_id, dimension, value, date, ${MEASURES.join(', ')}`;
  return `INSERT INTO monthly (gen, site_id, dimension, value, month, ${MEASURES.join(', ')})
    SELECT {gen:UInt64}, site_id, dimension, value, toStartOfMonth(date) AS month, ${MEASURES.map((name) => `sum(${name})`).join(', ')}
    FROM (
      SELECT ${columns} FROM daily WHERE ${listed} AND ${rolled}
      UNION ALL
      SELECT ${columns} FROM (${dailySelect(small)})
    ) GROUP BY site_id, dimension, value, month`;
}

function* slices(tasks: readonly MonthTask[]): Generator<MonthTask[]> {
  let slice: MonthTask[] = [];
  let pairs = 0;
  for (const task of tasks) {
    if (pairs + task.dates.length > PAIRS_PER_STATEMENT && slice.length > 0) {
      yield slice;
      slice = [];
      pairs = 0;
    }
    slice.push(task);
    pairs += task.dates.length;
  }
  if (slice.length > 0) yield slice;
}
