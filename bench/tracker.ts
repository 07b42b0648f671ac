import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildTracker } from '../tracker/build.ts';

interface Size {
  name: string;
  raw: number;
  gzip: number;
  brotli: number;
}

/** What a site's visitors download in the default configuration, with a key and addresses of usual length in it. */
export async function trackerSizes(): Promise<Size[]> {
  const { core, vitals, causes } = await buildTracker();
  return [sizeOf('core', served(core)), sizeOf('vitals', served(vitals)), sizeOf('lazy', causes)];
}

function served(script: string): string {
  return script
    .replaceAll('PHAROS_KEY', '"abcdefghijkl"')
    .replaceAll('PHAROS_ENDPOINT', '"https://in.pharos.example/b"')
    .replaceAll('PHAROS_CAUSES', '"https://in.pharos.example/js/causes.0123abcd.js"');
}

function sizeOf(name: string, script: string): Size {
  const brotli = brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return {
    name,
    raw: Buffer.byteLength(script),
    gzip: gzipSync(script, { level: 9 }).length,
    brotli: brotli.length,
  };
}

/** The tracker's files in bytes, as they go over the wire, beside what a bundler makes of the packages of others. */
export async function benchTracker(): Promise<object> {
  const files = await trackerSizes();
  const peers = await peerSizes();
  for (const { name, raw, gzip, brotli } of [...files, ...peers]) {
    console.error(
      `${name.padEnd(32)} ${String(raw).padStart(6)} B raw ${String(gzip).padStart(6)} B gzip -9 ${String(brotli).padStart(6)} B brotli 11`,
    );
  }
  return { files, peers };
}

/** What each package exports that a page needs. */
const PEERS: Record<string, string> = {
  '@plausible-analytics/tracker': 'init, track',
  'plausible-tracker': 'default as plausible',
  '@counterscale/tracker': 'init, trackPageview',
  swetrix: 'init, trackViews, track',
  '@cronitorio/cronitor-rum': 'load, track',
  'web-vitals': 'onCLS, onFCP, onINP, onLCP, onTTFB',
  'web-vitals/attribution': 'onCLS, onFCP, onINP, onLCP, onTTFB',
};

async function peerSizes(): Promise<Size[]> {
  return await Promise.all(
    Object.entries(PEERS).map(async ([name, exports]) => {
      const stdin = {
        contents: `export { ${exports} } from '${name}'`,
        resolveDir: import.meta.dirname,
      };
      const { outputFiles } = await build({
        stdin,
        bundle: true,
        write: false,
        minify: true,
        format: 'esm',
        target: 'es2020',
        logLevel: 'error',
      });
      return sizeOf(name, outputFiles[0]?.text ?? '');
    }),
  );
}
