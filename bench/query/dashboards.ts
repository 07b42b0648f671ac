import type { ClickHouse } from '../../clickhouse/client.ts';
import type { QueryResponse } from '../../clickhouse/query/answer.ts';
import type { AnswerCache } from '../../clickhouse/query/answer-cache.ts';
import { type AskedQuery, runBatch } from '../../clickhouse/query/batch/run-batch.ts';
import { answersToKeep } from '../../clickhouse/query/kept-answers.ts';
import { keptInMemory } from '../../test/kept-in-memory.ts';
import { mismatches } from './compare.ts';
import { deliverOne } from './deliver.ts';
import { type Measured, type Rounds, timeTurns } from './measure.ts';
import { answerRows, parsedQuery, siteOf } from './ours.ts';
import type { Structure } from './structure.ts';
import { watched } from './watched.ts';

export interface Dashboard {
  /** `12m`, `filtered 12m by page`. */
  name: string;
  tiles: number;
  /** All tiles in one request that nobody has sent for a week. */
  first: Asked;
  /** The same where it is sent every day, for the first time since the newest date was sealed. */
  morning: Asked;
  /** The same request once more, after another event: what it came to on sealed dates is known. */
  again: Asked;
  /** The same once more where nothing arrived for a minute; absent where something did. */
  quiet?: Asked;
  /** The tiles one by one in the structure that ratios are of, turn and turn about with the first request and the others. */
  referenceMs: number;
  /** What the tiles took one by one in each structure before. */
  tileByTileMs: Record<string, number>;
  wrong: string[];
}

export interface Asked {
  medianMs: number;
  rowsRead: number;
}

interface Board {
  name: string;
  tiles: readonly Measured[];
  asked: readonly AskedQuery[];
  now: number;
}

/** Asks the tiles of each dashboard in one request, as the product does. */
export async function measureDashboards(
  clickhouse: ClickHouse,
  reference: Structure,
  measured: readonly Measured[],
  rounds: Rounds,
): Promise<Dashboard[]> {
  const groups = Map.groupBy(measured, ({ question: { group, filter } }) =>
    filter ? `${group} by ${filter.dimension}` : group,
  );
  const boards: Board[] = [...groups]
    .filter(([, tiles]) => tiles.length > 1)
    .map(([name, tiles]) => ({ name, tiles, ...askedBy(tiles) }));
  // All of these first: after them, no site is quiet.
  const quiet = new Map<Board, Asked | undefined>();
  for (const board of boards) quiet.set(board, await measureQuiet(clickhouse, board, rounds));
  const dashboards: Dashboard[] = [];
  for (const board of boards) {
    dashboards.push({
      ...(await measureBoard(clickhouse, reference, board, rounds)),
      quiet: quiet.get(board),
    });
  }
  return dashboards;
}

async function measureQuiet(
  clickhouse: ClickHouse,
  board: Board,
  rounds: Rounds,
): Promise<Asked | undefined> {
  const asked = asking(clickhouse, board, 'quiet', always(keptInMemory()));
  const [medianMs = Number.NaN] = await timeTurns([asked], rounds);
  if (asked.wrong.length > 0) throw new Error(asked.wrong.join('\n'));
  // Another statement than the look: something is too new to be kept.
  return asked.statements === 1 ? { medianMs, rowsRead: asked.rowsRead } : undefined;
}

async function measureBoard(
  clickhouse: ClickHouse,
  reference: Structure,
  board: Board,
  rounds: Rounds,
): Promise<Dashboard> {
  const [question] = board.tiles.map((tile) => tile.question);
  // What cron keeps once dates are sealed.
  const { kept } = await answersToKeep(() => clickhouse, [board.asked], board.now);
  const first = asking(clickhouse, board, 'first', () => keptInMemory());
  const morning = asking(clickhouse, board, 'morning', () => keptInMemory(kept));
  const again = asking(clickhouse, board, 'another', always(keptInMemory()));
  const deliver = async () => {
    if (question) await deliverOne(clickhouse, question.site, question.to);
  };
  const inTurn = [
    {
      work: async () => {
        for (const tile of board.tiles) await reference.ask(clickhouse, tile.question);
      },
    },
    first,
    morning,
    { ...again, before: deliver },
  ];
  const times = await timeTurns(inTurn, rounds);
  const [referenceMs = Number.NaN, firstMs = Number.NaN] = times;
  const [, , morningMs = Number.NaN, againMs = Number.NaN] = times;
  const tileByTileMs: Record<string, number> = {};
  for (const { medianMs: times } of board.tiles) {
    for (const [structure, ms] of Object.entries(times)) {
      tileByTileMs[structure] = (tileByTileMs[structure] ?? 0) + ms;
    }
  }
  return {
    name: board.name,
    tiles: board.tiles.length,
    first: { medianMs: firstMs, rowsRead: first.rowsRead },
    morning: { medianMs: morningMs, rowsRead: morning.rowsRead },
    again: { medianMs: againMs, rowsRead: again.rowsRead },
    referenceMs,
    tileByTileMs,
    wrong: [...first.wrong, ...morning.wrong, ...again.wrong],
  };
}

function askedBy(tiles: readonly Measured[]): Pick<Board, 'asked' | 'now'> {
  const asked = tiles.map(({ question }) => ({
    site: siteOf(question.site),
    query: parsedQuery(question),
  }));
  return { asked, now: tiles[0]?.question.now ?? 0 };
}

function always(cache: AnswerCache): () => AnswerCache {
  return () => cache;
}

/** A dashboard to be asked in turn, each time with the cache that it is given then; its answers are compared with exact ones. */
function asking(
  clickhouse: ClickHouse,
  { name, tiles, asked, now }: Board,
  label: string,
  cacheOf: () => AnswerCache,
) {
  let answers: PromiseSettledResult<QueryResponse>[] = [];
  const turn = {
    wrong: [] as string[],
    rowsRead: 0,
    statements: 0,
    async work() {
      const { watching, rowsRead, statements } = watched(clickhouse);
      answers = await runBatch(watching, asked, now, cacheOf());
      turn.rowsRead = rowsRead();
      turn.statements = statements();
    },
    after() {
      for (const [index, { question, exact }] of tiles.entries()) {
        const answer = answers[index];
        if (answer?.status !== 'fulfilled') throw answer?.reason;
        for (const sentence of mismatches(question, answerRows(answer.value), exact, 0)) {
          turn.wrong.push(`${label} request for ${name}: ${question.report}: ${sentence}`);
        }
      }
    },
  };
  return turn;
}
