import type { ClickHouse } from '../../clickhouse/client.ts';
import { runFunnel } from '../../clickhouse/funnel/run-funnel.ts';
import { runJourney } from '../../clickhouse/journey/run-journey.ts';
import { parseFunnelQuery } from '../../core/funnel/funnel-query.ts';
import { parseJourneyQuery } from '../../core/journey/journey-query.ts';
import { type Rounds, timeTurns } from './measure.ts';
import { siteOf } from './ours.ts';
import { watched } from './watched.ts';

const SITE = 1;
const STEPS = ['/', '/blog/*', '/docs/*', '/news/*', '/help/*'];

export interface PathTime {
  name: string;
  medianMs: number;
  rowsRead: number;
}

/** What one of them may take at most; ClickHouse refuses it above. */
const MAX_MEMORY_BYTES = 500_000_000;

/** Median times of a funnel of five steps and of journeys to depth ten over the big site's last thirty days. */
export async function measurePaths(clickhouse: ClickHouse, now: number, rounds: Rounds): Promise<PathTime[]> {
  const range = [new Date(now - 29 * 86_400_000), new Date(now)].map((at) => at.toISOString().slice(0, 10));
  const site = siteOf(SITE);
  const body = { site_id: site.domain, date_range: range };

  const funnel = parseFunnelQuery({ ...body, steps: STEPS.map((page) => ({ page })), order: 'loose' });
  const journey = parseJourneyQuery({ ...body, depth: 10 });
  if (!funnel.ok) throw new Error(funnel.error.message);
  if (!journey.ok) throw new Error(journey.error.message);
  const shape = funnel.value.funnel;
  if (typeof shape === 'number') throw new Error('The funnel has steps of its own.');
  const asked = { ...funnel.value, funnel: shape };
  const followed = journey.value;
  return [
    await timed('funnel of 5 steps, 30d', clickhouse, rounds, (watching) =>
      runFunnel(watching, { ...site, goals: [] }, asked, now),
    ),
    await timed('journey to depth 10, 30d', clickhouse, rounds, (watching) =>
      runJourney(watching, site, followed, now),
    ),
  ];
}

async function timed(
  name: string,
  clickhouse: ClickHouse,
  rounds: Rounds,
  ask: (watching: ClickHouse) => Promise<unknown>,
): Promise<PathTime> {
  let rowsRead = 0;
  const work = async () => {
    const { watching, rowsRead: read } = watched(withinMemory(clickhouse));
    await ask(watching);
    rowsRead = read();
  };
  const [medianMs = Number.NaN] = await timeTurns([{ work }], rounds);
  return { name, medianMs, rowsRead };
}

function withinMemory(clickhouse: ClickHouse): ClickHouse {
  return {
    ...clickhouse,
    query: (statement) =>
      clickhouse.query({
        ...statement,
        settings: { ...statement.settings, max_memory_usage: MAX_MEMORY_BYTES },
      }),
  };
}
