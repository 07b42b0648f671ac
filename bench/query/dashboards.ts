import type { ClickHouse } from '../../clickhouse/client.ts';
import type { AnswerCache } from '../../clickhouse/query/answer-cache.ts';
import { runBatch } from '../../clickhouse/query/batch/run-batch.ts';
import { keptInMemory } from '../../test/kept-in-memory.ts';
import { mismatches } from './compare.ts';
import { type Measured, timeRounds } from './measure.ts';
import { answerRows, parsedQuery, siteOf } from './ours.ts';
import { watched } from './watched.ts';

export interface Dashboard {
  /** `12m`, `filtered 12m by page`. */
  name: string;
  tiles: number;
  /** All tiles in one request that nobody sent before. */
  first: Asked;
  /** The same request once more: what it came to on sealed dates is known. */
  again: Asked;
  /** What the tiles took one by one in each structure. */
  tileByTileMs: Record<string, number>;
  wrong: string[];
}

export interface Asked {
  medianMs: number;
  rowsRead: number;
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
  const ask = async (cacheOf: () => AnswerCache, label: string): Promise<Asked> => {
    let rowsRead = 0;
    const medianMs = await timeRounds(async () => {
      const { watching, rowsRead: read } = watched(clickhouse);
      const answers = await runBatch(watching, asked, now, cacheOf());
      rowsRead = read();
      for (const [index, { question, exact }] of tiles.entries()) {
        const answer = answers[index];
        if (answer?.status !== 'fulfilled') throw answer?.reason;
        for (const sentence of mismatches(question, answerRows(answer.value), exact, 0)) {
          wrong.push(`${label} request for ${name}: ${question.report}: ${sentence}`);
        }
      }
    });
    return { medianMs, rowsRead };
  };
  const first = await ask(keptInMemory, 'first');
  const cache = keptInMemory();
  const again = await ask(() => cache, 'another');
  const tileByTileMs: Record<string, number> = {};
  for (const { medianMs: times } of tiles) {
    for (const [structure, ms] of Object.entries(times)) {
      tileByTileMs[structure] = (tileByTileMs[structure] ?? 0) + ms;
    }
  }
  return { name, tiles: tiles.length, first, again, tileByTileMs, wrong };
}
