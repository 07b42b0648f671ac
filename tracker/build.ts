// Builds the tracker and writes dist/tracker.txt, which the ingest Worker's bundle contains as text:
//   node scripts/with-node.mjs tracker/build.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const OUTPUT = join(import.meta.dirname, '../dist/tracker.txt');

/** The script as ingest serves it, but for the site's key and the endpoint, which are placeholders in it. */
export async function buildTracker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'tracker.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    define: { SITE_KEY: '"%SITE_KEY%"', ENDPOINT: '"%ENDPOINT%"' },
    logLevel: 'silent', // a failed build throws the same messages
  });
  const [output] = outputFiles;
  if (!output) throw new Error('esbuild made nothing of the tracker');
  return output.text;
}

/** Builds the tracker to where the ingest Worker imports it from; returns the script. */
export async function writeTracker(): Promise<string> {
  const script = await buildTracker();
  mkdirSync(join(OUTPUT, '..'), { recursive: true });
  writeFileSync(OUTPUT, script);
  return script;
}

if (import.meta.main) {
  const script = await writeTracker();
  console.log(`dist/tracker.txt: ${script.length} bytes`);
}
