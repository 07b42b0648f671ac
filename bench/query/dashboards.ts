import type { ClickHouse } from '../../clickhouse/client.ts';
import { runBatch } from '../../clickhouse/query/batch/run-batch.ts';
import { mismatches } from './compare.ts';
import { type Measured, timeRounds } from './measure.ts';
import { answerRows, parsedQuery, siteOf } from './ours.ts';
import { watched } from './watched.ts';

export interface Dashboard {
  /** `12m`, `filtered 12m by page`. */
  name: string;
  tiles: number;
  /** Of all tiles in one request. */
  medianMs: number;
  rowsRead: number;
  /** What the tiles took one by one in each structure. */
  tileByTileMs: Record<string, number>;
  wrong: string[];
}

/** Asks the tiles of each dashboard in one request, as the product does. */
export async function measureDashboards(
  clickhouse: ClickHouse,
  measured: readonly Measured[],
): Promise<Dashboard[]> {
  const boards = Map.groupBy(measured, ({ question: { group, filter } }) =>
    filter ? `${group} by ${filter.dimension}` : group,
  );
  const dashboards: Dashboard[] = [];
  for (const [name, tiles] of boards) {
    if (tiles.length > 1) dashboards.push(await measureDashboard(clickhouse, name, tiles));
  }
  return dashboards;
}

async function measureDashboard(
  clickhouse: ClickHouse,
  name: string,
  tiles: readonly Measured[],
): Promise<Dashboard> {
  const asked = tiles.map(({ question }) => ({
    site: siteOf(question.site),
    query: parsedQuery(question),
  }));
  const now = tiles[0]?.question.now ?? 0;
  const wrong: string[] = [];
  let rowsRead = 0;
  const medianMs = await timeRounds(async () => {
    const { watching, rowsRead: read } = watched(clickhouse);
    const answers = await runBatch(watching, asked, now);
    rowsRead = read();
    wrong.length = 0;
    for (const [index, { question, exact }] of tiles.entries()) {
      const answer = answers[index];
      if (answer?.status !== 'fulfilled') throw answer?.reason;
      for (const sentence of mismatches(question, answerRows(answer.value), exact, 0)) {
        wrong.push(`one request for ${name}: ${question.report}: ${sentence}`);
      }
    }
  });
  const tileByTileMs: Record<string, number> = {};
  for (const { medianMs: times } of tiles) {
    for (const [structure, ms] of Object.entries(times)) {
      tileByTileMs[structure] = (tileByTileMs[structure] ?? 0) + ms;
    }
  }
  return { name, tiles: tiles.length, medianMs, rowsRead, tileByTileMs, wrong };
}
