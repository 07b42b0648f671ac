import { z } from 'zod';
import { type ClickHouse, createClickHouse } from '../../clickhouse/client.ts';
import { migrate } from '../../clickhouse/migrate.ts';
import { runQuery } from '../../clickhouse/query/run-query.ts';
import { seal } from '../../clickhouse/seal.ts';
import { clickHouseNow, planSeal } from '../../clickhouse/seal-plan.ts';
import { MEASURE_COLUMNS } from '../../clickhouse/session-columns.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { startBridge } from '../../local/bridge/bridge.ts';
import { readMigrations } from '../../test/clickhouse.ts';
import { median } from '../median.ts';
import { mergeTables } from '../query/sizes.ts';
import { LAST_DATE, SITE_ID, viewsSql } from './views.ts';

const DEFAULT_VIEWS = 1_000_000;
const ROUNDS = 5;
const LIMITS = { timeoutMs: 600_000, settings: { max_threads: 2, max_partitions_per_insert_block: 0 } };
const NOW = Date.parse(`${LAST_DATE}T23:00:00Z`) + 7_200_000;
const SITE = { siteId: SITE_ID, domain: 'shop.test', timezone: 'UTC', routes: [] };

/** What a performance dashboard asks, over thirty days. */
const QUESTIONS: Record<string, Record<string, unknown>> = {
  'p75 by page': { metrics: ['lcp_p75', 'lcp_samples'], dimensions: ['event:page'] },
  'p75 of the vitals': { metrics: ['lcp_p75', 'inp_p75', 'cls_p75', 'fcp_p75', 'ttfb_p75'] },
  'p75, interval and shares': {
    metrics: ['lcp_p75', 'lcp_p75_low', 'lcp_p75_high', 'lcp_good', 'lcp_needs_improvement', 'lcp_poor'],
  },
  'p75 by day and device': { metrics: ['lcp_p75'], dimensions: ['time:day', 'visit:device'] },
  'p75 by route': { metrics: ['lcp_p75'], dimensions: ['event:route'] },
  'p75 and visitors by page': { metrics: ['visitors', 'lcp_p75', 'lcp_poor'], dimensions: ['event:page'] },
  histogram: { metrics: ['lcp_samples'], dimensions: ['perf:lcp_bucket'] },
  'phases of the navigation': {
    metrics: ['redirect', 'dns', 'tcp', 'tls', 'request', 'response', 'dom', 'load'].map(
      (name) => `${name}_p75`,
    ),
  },
  'scripts by host': { metrics: ['script_ms', 'measured_views'], dimensions: ['perf:script_host'] },
  'bounce rate by LCP': { metrics: ['visits', 'bounce_rate'], dimensions: ['visit:lcp_bucket'] },
};

/** Measured page views of one site, sealed as always: what they take, and how long a dashboard's questions about them take. */
export async function benchPerformance({
  events: views = DEFAULT_VIEWS,
}: {
  events?: number;
}): Promise<object> {
  const bridge = await startBridge({});
  try {
    const clickhouse = createClickHouse({ url: bridge.url, database: 'default' });
    await migrate(clickhouse, readMigrations());
    const patient: ClickHouse = {
      ...clickhouse,
      query: (statement) => clickhouse.query({ ...statement, ...LIMITS }),
      command: (statement) => clickhouse.command({ ...statement, ...LIMITS }),
    };
    await patient.command({ sql: viewsSql(), params: { views } });
    const gen = String(await clickHouseNow(clickhouse));
    const dates = await seal(patient, gen, await planSeal(patient, gen, () => true));
    await patient.command({ sql: 'TRUNCATE TABLE events' });
    await mergeTables(patient, 'default');
    console.error(`${views} page views on ${dates.length} dates`);

    const { measured, measures, sessions } = await readSizes(clickhouse);
    const bytes = {
      measuresPerView: measures / measured,
      sessionsPerView: sessions / measured,
    };
    console.error(
      `${bytes.measuresPerView.toFixed(1)} bytes of measures a measured view, ${bytes.sessionsPerView.toFixed(1)} with its traffic`,
    );
    const medianMs: Record<string, number> = {};
    for (const [name, body] of Object.entries(QUESTIONS)) {
      medianMs[name] = await timeQuestion(clickhouse, body);
      console.error(`${medianMs[name].toFixed(0).padStart(6)} ms  ${name}`);
    }
    return { views, bytes, medianMs };
  } finally {
    await bridge.close();
  }
}

async function timeQuestion(clickhouse: ClickHouse, body: Record<string, unknown>): Promise<number> {
  const query = parseQuery({ site_id: SITE.domain, date_range: '30d', ...body }, SITE);
  if (!query.ok) throw new Error(query.error.message);
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const began = performance.now();
    const { results } = await runQuery(clickhouse, SITE, query.value, NOW);
    if (results.length === 0) throw new Error('Nothing was answered.');
    if (round > 0) times.push(performance.now() - began);
  }
  return median(times);
}

/** Measured views, and the bytes on disk of what they measured and of all their sessions. */
async function readSizes(clickhouse: ClickHouse) {
  const { rows } = await clickhouse.query({
    sql: `SELECT toFloat64((SELECT sum(arrayCount(view -> view != 0, h_view_id)) FROM sessions)) AS measured,
        toFloat64(sumIf(column_data_compressed_bytes, column IN {columns:Array(String)})) AS measures,
        toFloat64(sum(column_data_compressed_bytes)) AS sessions
      FROM system.parts_columns WHERE active AND database = currentDatabase() AND table = 'sessions'`,
    params: { columns: MEASURE_COLUMNS.map((name) => `h.${name}`) },
    schema: z.object({ measured: z.number(), measures: z.number(), sessions: z.number() }),
  });
  const [sizes] = rows;
  if (!sizes) throw new Error('The sizes could not be read.');
  return sizes;
}
