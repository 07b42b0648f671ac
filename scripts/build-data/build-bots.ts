// Writes core/data/bot-patterns.json: the patterns of the npm package crawler-user-agents (MIT), joined to one regular
// expression, without the examples that make up most of that package.
//   node scripts/with-node.mjs scripts/build-data/build-bots.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import crawlers from 'crawler-user-agents';

const source = crawlers.map((crawler) => crawler.pattern).join('|');
new RegExp(source);
writeFileSync(
  join(import.meta.dirname, '../../core/data/bot-patterns.json'),
  `${JSON.stringify({ source })}\n`,
);
