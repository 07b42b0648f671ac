import { z } from 'zod';
import { assembledDates } from '../assembled-dates.ts';
import type { ClickHouse } from '../client.ts';
import type { Ids } from '../distinct-hits.ts';
import type { CompileInput } from './compile.ts';
import { createParams } from './params.ts';
import { asRefusal } from './refused-query.ts';

/**
 * Answers questions of one site without telling twins apart (see distinct-hits.ts), and finds out meanwhile if there are
 * any: only then they are asked once more. To tell them apart takes three scans and a quarter of a statement's time, and is
 * all but never of any use. A twin that arrives between the two reads is counted twice in this one answer.
 */
export async function withoutTwins<Answer>(
  hasTwins: () => Promise<boolean>,
  ask: (ids: Ids) => Promise<Answer>,
): Promise<Answer> {
  const [answer, found] = await Promise.all([ask('distinct'), hasTwins()]);
  return found ? ask('may be held twice') : answer;
}

/** Whether an event id of the site is held twice on the dates that a question assembles. @throws RefusedQuery, StorageError */
export async function hasTwins(
  clickhouse: ClickHouse,
  { siteId, query: { period }, generations }: CompileInput,
): Promise<boolean> {
  const params = createParams();
  params.values.site_id = siteId;
  const range = { from: period.fromDate, to: period.toDate };
  const dates = assembledDates(range, generations, params);
  if (!dates) return false;
  const sql = `SELECT 1 FROM events WHERE site_id = {site_id:UInt32} AND ${dates}
    GROUP BY id HAVING count() > 1 LIMIT 1`;
  try {
    const { rows } = await clickhouse.query({ sql, params: params.values, schema: z.unknown() });
    return rows.length > 0;
  } catch (error) {
    throw asRefusal(error);
  }
}
