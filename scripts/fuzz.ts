import { parseArgs } from 'node:util';
import { runFuzz } from '../test/fuzz/run-fuzz.ts';
import { startFuzzWorld } from '../test/fuzz/world.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const world = await startFuzzWorld();
try {
  const started = performance.now();
  const report = await runFuzz(world, {
    requests: Number(values.requests),
    seed,
    onProgress: (sent) => console.error(`${sent} sent`),
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  for (const failure of report.failures) console.error(failure);
  console.log(JSON.stringify({ seed, seconds, ...report, failures: report.failures.length }));
  process.exitCode = report.failures.length > 0 ? 1 : 0;
} finally {
  await world.stop();
}
