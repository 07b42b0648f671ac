import { z } from 'zod';
import type { JourneyQuery, ResolvedJourneyQuery } from '../../core/journey/journey-query.ts';
import { resolvePeriod } from '../../core/period.ts';
import type { ClickHouse } from '../client.ts';
import { readGenerations } from '../generations.ts';
import { readFirstDate } from '../query/first-date.ts';
import { asRefusal } from '../query/refused-query.ts';
import type { AskedSite } from '../query/run-query.ts';
import type { SqlFragment } from '../session-rows.ts';
import { compileGroups, compileNamedPages, compilePaths } from './compile-journey.ts';
import { type JourneyResponse, writeJourneyAnswer } from './journey-answer.ts';

const counts = { visits: z.number(), visitors: z.number() };
const namedSchema = z.object({ level: z.number(), page: z.string(), pages: z.number() });
const groupSchema = z.object({ key: z.number(), ...counts });
const pathSchema = z.object({
  pages: z.array(z.string()),
  ended: z.number().transform((flag) => flag === 1),
  ...counts,
});

/** Answers a journey from ClickHouse at an instant (epoch ms). @throws RefusedQuery, StorageError */
export async function runJourney(
  clickhouse: ClickHouse,
  site: AskedSite,
  asked: JourneyQuery,
  now: number,
): Promise<JourneyResponse> {
  const firstDate = asked.range.kind === 'all' ? await readFirstDate(clickhouse, site.siteId) : undefined;
  const { range, ...rest } = asked;
  const period = resolvePeriod(range, { timezone: site.timezone, firstDate }, now);
  const query: ResolvedJourneyQuery = { ...rest, period };
  const dates = { from: period.fromDate, to: period.toDate };
  const generations = await readGenerations(clickhouse, site.siteId, dates);
  const input = { siteId: site.siteId, generations, query };
  const read = <T>(statement: SqlFragment, schema: z.ZodType<T>) => readRows(clickhouse, statement, schema);
  try {
    const [answer, paths] = await Promise.all([
      // Two statements: nodes are chosen first, so that visits are counted between few of them.
      read(compileNamedPages(input), namedSchema).then(async (named) => {
        return { named, groups: await read(compileGroups(input, named), groupSchema) };
      }),
      query.include.paths ? read(compilePaths(input), pathSchema) : undefined,
    ]);
    return writeJourneyAnswer(site, query, { ...answer, paths });
  } catch (error) {
    throw asRefusal(error);
  }
}

async function readRows<T>(
  clickhouse: ClickHouse,
  statement: SqlFragment,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const { rows } = await clickhouse.query({ ...statement, schema });
  return rows;
}
