import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writePackage } from '../packages/tracker/build.ts';
import { writeTracker } from '../tracker/build.ts';
import { buildWeb } from '../web/build.ts';
import { root, runTool } from './checks/run-command.ts';

/*
 * `npm run build`: all that a deploy uploads. The tracker into the ingest Worker's bundle and the
 * npm package (packages/tracker/dist), the dashboard into web/dist
 * for Pages, and each Worker as `wrangler deploy` would bundle it into dist/<env>.
 */

const WORKERS = ['ingest', 'consumer', 'api', 'cron'];

await writeTracker();
await writePackage();
await buildWeb();
for (const worker of WORKERS) {
  const args = ['deploy', '--dry-run', '-e', worker, '--outdir', `dist/${worker}`];
  const isBuilt = await runTool('wrangler/bin/wrangler.js', args, { WRANGLER_SEND_METRICS: 'false' });
  if (!isBuilt || !existsSync(join(root, `dist/${worker}/index.js`))) {
    console.error(`The ${worker} Worker could not be bundled; the message is above.`);
    process.exit(1);
  }
}
