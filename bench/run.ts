import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Each measurement prints lines for people on stderr and answers one JSON object. */
const BENCHES: Record<string, () => Promise<() => Promise<object>>> = {
  ingest: async () => (await import('./ingest.ts')).benchIngest,
  freshness: async () => (await import('./freshness.ts')).benchFreshness,
  tracker: async () => (await import('./tracker.ts')).benchTracker,
};

const USAGE = `Usage: npm run bench -- NAME [--json FILE]

Measures on this machine, over loopback, and ends by itself. Ratios count, not milliseconds.

  ingest      beacons per second against a bare Worker in the same run, and CPU per beacon
  freshness   from the 202 of a beacon to its being visible in a query
  tracker     bytes of the tracker's files: raw, gzip and brotli`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const name = positionals[0] ?? '';
const load = BENCHES[name];
if (values.help || !load) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
const result = await (await load())();
const json = JSON.stringify(result, null, 2);
if (values.json) writeFileSync(values.json, `${json}\n`);
console.log(json);
process.exit(0);
