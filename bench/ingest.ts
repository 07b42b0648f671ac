import { randomUUID } from 'node:crypto';
import { addSite } from '../local/operator.ts';
import { startStack } from '../local/stack.ts';
import { startBareWorker } from './bare-worker.ts';
import { cpuTimeMs, workerdPids } from './cpu-time.ts';
import { applyLoad, type LoadResult } from './load.ts';
import { median } from './median.ts';

const CONNECTIONS = 50;
const ROUNDS = 5;
const ROUND_MS = 3000;
/** Far more addresses than the limit of 5,000 a minute needs. */
const ADDRESSES = 20_000;
const USER_AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** Beacons per second of the whole product against a bare Worker, turn and turn about in one run. */
export async function benchIngest(): Promise<object> {
  const bare = await startBareWorker();
  const known = new Set(workerdPids());
  const stack = await startStack({ port: 0, crons: false });
  const ourPid = workerdPids().find((pid) => !known.has(pid));
  try {
    const { key } = await addSite(stack, 'bench.example');
    const shoot = (n: number) => ({
      headers: {
        'content-type': 'text/plain',
        'user-agent': USER_AGENT,
        'cf-connecting-ip': `10.${(n % ADDRESSES) >> 8}.${n & 255}.7`,
      },
      body: JSON.stringify({
        k: key,
        w: '1920x1080',
        l: 'en-GB',
        e: [
          {
            i: randomUUID(),
            n: 'pageview',
            u: `https://bench.example/page/${n % 100}`,
            r: 'https://www.google.com/',
          },
        ],
      }),
    });
    const load = (url: string, durationMs: number) =>
      applyLoad({ url, connections: CONNECTIONS, durationMs, shoot });

    // Both warm, neither measured.
    await load(bare.url, 1500);
    await load(`${stack.url}/b`, 1500);
    const bareRates: number[] = [];
    const ourRates: number[] = [];
    const cpuPerBeacon: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      bareRates.push(expectAccepted(await load(bare.url, ROUND_MS)).perSecond);
      const cpuBefore = ourPid === undefined ? undefined : cpuTimeMs(ourPid);
      const ours = expectAccepted(await load(`${stack.url}/b`, ROUND_MS));
      ourRates.push(ours.perSecond);
      const cpuAfter = ourPid === undefined ? undefined : cpuTimeMs(ourPid);
      if (cpuBefore !== undefined && cpuAfter !== undefined)
        cpuPerBeacon.push((cpuAfter - cpuBefore) / ours.answered);
      await stack.drain();
      console.error(
        `round ${round}: bare ${bareRates.at(-1)?.toFixed(0)}/s, ours ${ours.perSecond.toFixed(0)}/s`,
      );
    }
    const oursRps = median(ourRates);
    const bareRps = median(bareRates);
    return {
      ratio: round(oursRps / bareRps, 3),
      ours_rps: round(oursRps, 0),
      bare_rps: round(bareRps, 0),
      // Everything the local runtime does for a beacon, its own HTTP entry and the consumer included.
      cpu_ms_median: cpuPerBeacon.length > 0 ? round(median(cpuPerBeacon), 3) : null,
    };
  } finally {
    await stack.close();
    await bare.stop();
  }
}

/** A refused beacon costs less: a run with one is no measurement. */
function expectAccepted(result: LoadResult): LoadResult {
  if (Object.keys(result.statuses).some((status) => status !== '202')) {
    throw new Error(`Not all beacons were accepted: ${JSON.stringify(result.statuses)}`);
  }
  return result;
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
