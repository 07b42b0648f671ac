import { z } from 'zod';
import type { FunnelQuery, ResolvedFunnelQuery } from '../../core/funnel/funnel-query.ts';
import { resolveSteps } from '../../core/funnel/resolve-steps.ts';
import type { FunnelShape } from '../../core/funnel.ts';
import type { Goal } from '../../core/goal.ts';
import { resolvePeriod } from '../../core/period.ts';
import type { ClickHouse } from '../client.ts';
import { readGenerations } from '../generations.ts';
import { readFirstDate } from '../query/first-date.ts';
import { asRefusal, RefusedQuery } from '../query/refused-query.ts';
import type { AskedSite } from '../query/run-query.ts';
import { compileBreakdown, compileFunnel, compileLeftOut, type FunnelInput } from './compile-funnel.ts';
import { type FunnelResponse, writeFunnelAnswer } from './funnel-answer.ts';

/** What a funnel needs to know of a site. */
export type FunnelSite = AskedSite & { goals: readonly Goal[] };

const numbersSchema = z.record(z.string(), z.number().nullable());
const breakdownSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Answers a funnel from ClickHouse at an instant (epoch ms). @throws RefusedQuery, StorageError */
export async function runFunnel(
  clickhouse: ClickHouse,
  site: FunnelSite,
  asked: FunnelQuery & { funnel: FunnelShape },
  now: number,
): Promise<FunnelResponse> {
  const steps = resolveSteps(asked.funnel.steps, site.goals);
  if (!steps.ok) throw new RefusedQuery({ code: 'invalid_funnel', message: steps.error });
  const firstDate = asked.range.kind === 'all' ? await readFirstDate(clickhouse, site.siteId) : undefined;
  const { range, ...rest } = asked;
  const period = resolvePeriod(range, { timezone: site.timezone, firstDate }, now);
  const query: ResolvedFunnelQuery = { ...rest, period };
  const dates = { from: period.fromDate, to: period.toDate };
  const generations = await readGenerations(clickhouse, site.siteId, dates);
  const input = { siteId: site.siteId, generations, query, steps: steps.value };
  try {
    const [funnel, breakdown, leftOut] = await Promise.all([
      readOne(clickhouse, compileFunnel(input)),
      readBreakdown(clickhouse, input),
      query.funnel.windowDays === undefined ? undefined : readOne(clickhouse, compileLeftOut(input)),
    ]);
    const rows = { funnel, breakdown, ...(leftOut && { leftOut: Number(leftOut.visitors) }) };
    return writeFunnelAnswer(site, query, steps.value, rows);
  } catch (error) {
    throw asRefusal(error);
  }
}

async function readOne(clickhouse: ClickHouse, statement: ReturnType<typeof compileFunnel>) {
  const { rows } = await clickhouse.query({ ...statement, schema: numbersSchema });
  const [row] = rows;
  if (!row) throw new TypeError('ClickHouse answered a sum without a row');
  return row;
}

/** A page of the breakdown; one beyond the last has no row to say how many there are, so the first is asked. */
async function readBreakdown(clickhouse: ClickHouse, input: FunnelInput) {
  const { breakdown } = input.query;
  if (!breakdown) return undefined;
  const ask = async (of: FunnelInput) => {
    const { rows } = await clickhouse.query({ ...compileBreakdown(of, breakdown), schema: breakdownSchema });
    return rows;
  };
  const rows = await ask(input);
  const first =
    rows.length > 0 || input.query.pagination.offset === 0
      ? rows
      : await ask({ ...input, query: { ...input.query, pagination: { limit: 1, offset: 0 } } });
  return { rows, totalRows: Number(first[0]?.total_rows ?? 0) };
}
