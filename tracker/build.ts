// Builds the tracker into the texts that the ingest Worker's bundle contains:
//   node scripts/with-node.mjs tracker/build.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'vite';
import { TRACKER_FILES, type Tracker } from './files.ts';

const DIST = join(import.meta.dirname, '../dist');
const TARGET = 'es2020';

/** Builds all scripts. */
export async function buildTracker(): Promise<Tracker> {
  return {
    core: await buildScript('tracker.ts', {}),
    coreWithOptions: await buildScript('tracker.ts', { hasOptions: true }),
    vitals: await buildScript('tracker.ts', { hasVitals: true }),
    vitalsWithOptions: await buildScript('tracker.ts', { hasOptions: true, hasVitals: true }),
    causes: await buildScript('causes.ts', {}),
    loader: await buildScript('loader.ts', {}),
    onHosts: await buildScript('on-hosts.ts', {}),
  };
}

async function buildScript(entry: string, { hasOptions = false, hasVitals = false }): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, entry)],
    bundle: true,
    write: false,
    minifySyntax: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    define: { HAS_OPTIONS: String(hasOptions), HAS_VITALS: String(hasVitals) },
    logLevel: 'silent', // a failed build throws the same messages
  });
  const [output] = outputFiles;
  if (!output) throw new Error('esbuild made nothing of the tracker');
  // A function of its own, so that no name gets out. Vite's minifier makes 5 % less of it than esbuild's.
  const { code, errors } = await minify('tracker.js', `(()=>{${output.text}})()`, {
    module: true,
    compress: { target: TARGET },
  });
  if (errors.length > 0) throw new Error(`the tracker cannot be minified: ${errors[0]?.message}`);
  return code;
}

/** Builds the tracker to where the ingest Worker imports it from. */
export async function writeTracker(): Promise<Tracker> {
  const tracker = await buildTracker();
  mkdirSync(DIST, { recursive: true });
  for (const [name, file] of Object.entries(TRACKER_FILES)) {
    writeFileSync(join(DIST, file), tracker[name as keyof Tracker]);
  }
  return tracker;
}

if (import.meta.main) {
  for (const [name, script] of Object.entries(await writeTracker()))
    console.log(`${name}: ${script.length} bytes`);
}
