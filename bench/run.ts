import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What single measurements take. */
interface Options {
  events?: number;
  seed?: number;
}

/** Each measurement prints lines for people on stderr and answers one JSON object. */
const BENCHES: Record<string, () => Promise<(options: Options) => Promise<object>>> = {
  ingest: async () => (await import('./ingest.ts')).benchIngest,
  freshness: async () => (await import('./freshness.ts')).benchFreshness,
  tracker: async () => (await import('./tracker.ts')).benchTracker,
  performance: async () => (await import('./performance/bench.ts')).benchPerformance,
  query: async () => (await import('./query/bench.ts')).benchQuery,
  web: async () => (await import('./web/bench.ts')).benchWeb,
};

const USAGE = `Usage: npm run bench -- NAME [--json FILE] [--events N] [--seed K]

Measures on this machine, over loopback, and ends by itself. Ratios count, not milliseconds.

  ingest      beacons per second against a bare Worker in the same run, and CPU per beacon
  freshness   from the 202 of a beacon to its being visible in a query
  tracker     bytes of the tracker's files: raw, gzip and brotli
  performance bytes of a measured page view, and the times of a performance dashboard's questions.
              --events: page views (1,000,000)
  query       our tables beside two other ways to store the same traffic: bytes, rows read and times of a dashboard's
              questions, each answer compared with the exact one. --events: of the big site (5,000,000; 200 small sites
              get 40 % as many on top), --seed: of the traffic (42)
  web         the dashboard and the landing page in headless Chromium: bytes of script, time until usable, layout shift,
              frames of the longest lists while they are scrolled, Lighthouse. --events: page views (1,000,000)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    events: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const name = positionals[0] ?? '';
const load = BENCHES[name];
if (values.help || !load) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
const { events, seed } = z
  .object({
    events: z.coerce.number().int().min(1000).optional(),
    seed: z.coerce.number().int().min(0).optional(),
  })
  .parse(values);
const result = await (await load())({ events, seed });
const json = JSON.stringify(result, null, 2);
if (values.json) writeFileSync(values.json, `${json}\n`);
console.log(json);
process.exit(0);
