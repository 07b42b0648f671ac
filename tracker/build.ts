// Builds the tracker into the texts that the ingest Worker's bundle contains:
//   node scripts/with-node.mjs tracker/build.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { minify } from 'vite';

const DIST = join(import.meta.dirname, '../dist');
const TARGET = 'es2020';

/** The script twice, as ingest serves it but for the names PHAROS_… (options.ts), in whose places it puts values. */
export interface Tracker {
  /** For sites that leave every option at its default. */
  core: string;
  /** With code for every option. */
  withOptions: string;
}

/** Builds both scripts. */
export async function buildTracker(): Promise<Tracker> {
  return { core: await buildScript(false), withOptions: await buildScript(true) };
}

async function buildScript(hasOptions: boolean): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'tracker.ts')],
    bundle: true,
    write: false,
    minifySyntax: true,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    define: { HAS_OPTIONS: String(hasOptions) },
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
  writeFileSync(join(DIST, 'tracker.txt'), tracker.core);
  writeFileSync(join(DIST, 'tracker-options.txt'), tracker.withOptions);
  return tracker;
}

if (import.meta.main) {
  const { core, withOptions } = await writeTracker();
  console.log(`dist/tracker.txt: ${core.length} bytes, dist/tracker-options.txt: ${withOptions.length}`);
}
