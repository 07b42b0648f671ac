// Builds dist/index.js of the npm package from the tracker's own source:
//   node scripts/with-node.mjs packages/tracker/build.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTracker } from '../../tracker/build.ts';

const DIST = join(import.meta.dirname, 'dist');

/** The package's module: the script that ingest serves, with the names it puts values for as parameters. */
export async function buildPackage(): Promise<string> {
  const { vitalsWithOptions } = await buildTracker();
  return `let isStarted = false;

export function init({ key, host, endpoint = host + '/b', visitor, beforeSend, ...options }) {
  if (typeof window === 'undefined' || isStarted) return;
  isStarted = true;
  const stub = pharos();
  if (visitor !== undefined) stub.visitor = visitor;
  if (beforeSend) stub.beforeSend = beforeSend;
  start(key, endpoint, host + '/js/causes.latest.js', { identify: true, ...options });
}

export function track(name, options) {
  if (typeof window !== 'undefined') pharos()(name, options);
}

export function setVisitor(visitor) {
  if (typeof window !== 'undefined') pharos().visitor = visitor;
}

function pharos() {
  return (window.pharos ||= Object.assign((...call) => pharos().q.push(call), { q: [] }));
}

function start(PHAROS_KEY, PHAROS_ENDPOINT, PHAROS_CAUSES, PHAROS_OPTIONS) {
${vitalsWithOptions.trimEnd()}
}
`;
}

/** Writes the module to where package.json points. */
export async function writePackage(): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'index.js'), await buildPackage());
}

if (import.meta.main) await writePackage();
