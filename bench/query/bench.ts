import { z } from 'zod';
import { type ClickHouse, createClickHouse } from '../../clickhouse/client.ts';
import { migrate } from '../../clickhouse/migrate.ts';
import { startBridge } from '../../local/bridge/bridge.ts';
import { readMigrations } from '../../test/clickhouse.ts';
import { collapsing } from './collapsing.ts';
import { measureDashboards } from './dashboards.ts';
import { hourly } from './hourly.ts';
import { type Measured, measureQuestion, type Rounds } from './measure.ts';
import { ours } from './ours.ts';
import { measurePaths } from './paths.ts';
import { type QuestionFilter, questionsOf } from './questions.ts';
import { summarise } from './report.ts';
import { type ColumnSize, largestColumns, mergeTables, type TableSize, tableSizes } from './sizes.ts';
import type { Structure } from './structure.ts';
import { type Traffic, trafficStatements } from './traffic.ts';

const STRUCTURES: readonly Structure[] = [collapsing, hourly, ours];
const SMALL_SHARE = 0.4;
const DEFAULT_EVENTS = 5_000_000;
const ROUNDS: Rounds = { warmUps: 3, timed: 7 };
/** Of a size that tells whether answers are right rather than how long they take. */
const FEW_ROUNDS: Rounds = { warmUps: 1, timed: 1 };
const FEW_EVENTS = 500_000;

export interface QueryBenchOptions {
  /** Events of the big site, engagement included. */
  events?: number;
  seed?: number;
}

/** What is known of a filled structure. */
export interface Filled {
  seconds: number;
  tables: TableSize[];
  columns: ColumnSize[];
}

/**
 * Our tables, filled and asked by our own code, beside two other ways to store the same traffic.
 * @throws {Error} when an answer is not the exact one
 */
export async function benchQuery({ events = DEFAULT_EVENTS, seed = 42 }: QueryBenchOptions): Promise<object> {
  const traffic: Traffic = {
    seed,
    big: events,
    small: events * SMALL_SHARE,
    smallSites: 200,
    days: 365,
    now: Date.parse('2026-07-01T14:30:00Z'),
  };
  const rounds = events < FEW_EVENTS ? FEW_ROUNDS : ROUNDS;
  const bridge = await startBridge({});
  try {
    const clickhouse = createClickHouse({ url: bridge.url, database: 'default' });
    await timed('traffic', async () => {
      for (const sql of trafficStatements(traffic)) await clickhouse.command({ sql, timeoutMs: 600_000 });
    });
    const filled: Record<string, Filled> = {};
    for (const structure of STRUCTURES) filled[structure.name] = await fill(bridge.url, structure);

    const questions = questionsOf(traffic.now, traffic.days, await pickFilters(clickhouse));
    const database = createClickHouse({ url: bridge.url, database: ours.name });
    const measured: Measured[] = [];
    await timed(`${questions.length} questions`, async () => {
      for (const question of questions) {
        measured.push(await measureQuestion(database, STRUCTURES, question, rounds));
      }
    });
    const dashboards = await measureDashboards(database, collapsing, measured, rounds);
    const paths = await measurePaths(database, traffic.now, rounds);
    return summarise({
      traffic,
      filled,
      measured,
      dashboards,
      paths,
      counts: await countTraffic(clickhouse),
    });
  } finally {
    await bridge.close();
  }
}

async function fill(url: string, structure: Structure): Promise<Filled> {
  const root = createClickHouse({ url, database: 'default' });
  await root.command({ sql: `CREATE DATABASE ${structure.name}` });
  const clickhouse = createClickHouse({ url, database: structure.name });
  if (structure === ours) await migrate(clickhouse, readMigrations());
  await structure.create(clickhouse);
  const seconds = await timed(structure.name, async () => {
    await structure.fill(clickhouse);
    await mergeTables(clickhouse, structure.name);
  });
  return {
    seconds,
    tables: await tableSizes(clickhouse, structure.name),
    columns: structure === ours ? await largestColumns(clickhouse, structure.name) : [],
  };
}

/** The fifth page, the third source and country of the big site. */
async function pickFilters(clickhouse: ClickHouse): Promise<QuestionFilter[]> {
  const { rows } = await clickhouse.query({
    sql: `SELECT topK(5)(hits[1].page)[5] AS page, topKIf(3)(source, source != '')[3] AS source, topK(3)(country)[3] AS country
      FROM stg.visits WHERE site_id = 1`,
    schema: z.object({ page: z.string(), source: z.string(), country: z.string() }),
  });
  return rows.flatMap(({ page, source, country }): QuestionFilter[] => [
    { dimension: 'page', value: page },
    { dimension: 'source', value: source },
    { dimension: 'country', value: country },
  ]);
}

/** Events, those of them that are billed, and visits. */
async function countTraffic(clickhouse: ClickHouse) {
  const { rows } = await clickhouse.query({
    sql: `SELECT toFloat64(sum(length(hits))) AS events, toFloat64(sum(arrayCount(hit -> hit.k != 1, hits))) AS billable,
        toFloat64(count()) AS visits FROM stg.visits`,
    schema: z.object({ events: z.number(), billable: z.number(), visits: z.number() }),
  });
  const [counts] = rows;
  if (!counts) throw new Error('The traffic could not be counted.');
  return counts;
}

async function timed(label: string, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  console.error(`${label}: ${seconds.toFixed(1)} s`);
  return seconds;
}
