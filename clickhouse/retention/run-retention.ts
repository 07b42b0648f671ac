import { z } from 'zod';
import { resolvePeriod } from '../../core/period.ts';
import { formatRetention, type RetentionQuery } from '../../core/retention.ts';
import { keptFrom } from '../../core/retention-limit.ts';
import { type RetentionPeriod, retentionPeriods } from '../../core/retention-periods.ts';
import { localDate } from '../../core/zoned-time.ts';
import type { ClickHouse } from '../client.ts';
import { type DateRange, readGenerations } from '../generations.ts';
import { readFirstDate } from '../query/first-date.ts';
import { asRefusal, RefusedQuery } from '../query/refused-query.ts';
import { type AskedSite, runQuery } from '../query/run-query.ts';
import { type RetentionInput, retentionSql } from './retention-sql.ts';
import { type AllVisitors, type RetentionResponse, writeRetention } from './write-retention.ts';

const rowSchema = z.object({ cohort: z.number(), period: z.number(), visitors: z.number() });

/** Who came back, at an instant (epoch ms). @throws RefusedQuery, StorageError */
export async function runRetention(
  clickhouse: ClickHouse,
  site: AskedSite,
  query: RetentionQuery,
  now: number,
): Promise<RetentionResponse> {
  const siteFirst = await readFirstDate(clickhouse, site.siteId);
  const range = resolvePeriod(query.range, { ...site, firstDate: siteFirst }, now);
  const today = localDate(now, site.timezone);
  const kept = keptFrom(site.retentionMonths ?? null, site.timezone, now);
  const periods = readPeriods(query, range, today, kept);
  const echo = formatRetention(query, site.domain, [range.fromDate, range.toDate]);
  if (periods.length === 0) return writeRetention(periods, [], { visitors: 0 }, echo);

  const isOver = range.toDate < today;
  const dates = { from: range.fromDate, to: isOver ? range.toDate : today };
  const firstDate = siteFirst && siteFirst < dates.from ? siteFirst : dates.from;
  const generations = await readGenerations(clickhouse, site.siteId, { from: firstDate, to: dates.to });
  const input = { siteId: site.siteId, query, generations, firstDate, range: dates };
  const rows = await readRows(clickhouse, input);
  // Asked afterwards, so that whoever comes in between is never missing from the larger number.
  const all = await countVisitors(clickhouse, site, query, dates, now);
  return writeRetention(periods, rows, all, echo);
}

/** @throws RefusedQuery when there are too many */
function readPeriods(
  { interval }: RetentionQuery,
  range: { fromDate: string; toDate: string },
  today: string,
  kept: string | undefined,
): RetentionPeriod[] {
  const periods = retentionPeriods(range, interval, today, kept);
  if (periods.ok) return periods.value;
  const message = `date_range ${periods.error}. Ask for a longer interval or a shorter range.`;
  throw new RefusedQuery({ code: 'invalid_date_range', message });
}

async function readRows(clickhouse: ClickHouse, input: RetentionInput) {
  try {
    return (await clickhouse.query({ ...retentionSql(input), schema: rowSchema })).rows;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Visitors of the range, with a given id or without, and what is to be said of the range. */
async function countVisitors(
  clickhouse: ClickHouse,
  site: AskedSite,
  { filters }: RetentionQuery,
  { from, to }: DateRange,
  now: number,
): Promise<AllVisitors> {
  const { results, meta } = await runQuery(
    clickhouse,
    site,
    {
      metrics: ['visitors'],
      range: { kind: 'dates', from, to },
      dimensions: [],
      filters,
      goals: [],
      orderBy: [],
      include: { timeLabels: false, totalRows: false },
      pagination: { limit: 1, offset: 0 },
    },
    now,
  );
  return { visitors: Number(results[0]?.metrics[0]), retention_warning: meta.retention_warning };
}
