import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock } from './lock/complete-lock.ts';

// Completes package-lock.json after `npm install PACKAGE`: node scripts/with-node.mjs scripts/complete-lock.ts
const file = join(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages, added } = completeLock(lock.packages);
if (added.length > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
console.log(added.length > 0 ? `Entered ${added.join(', ')}.` : 'Nothing is missing.');
