import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
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

/** The tracker's files in bytes, as they go over the wire. */
export async function benchTracker(): Promise<object> {
  const files = await trackerSizes();
  for (const { name, raw, gzip, brotli } of files) {
    console.error(`${name.padEnd(8)} ${raw} B raw, ${gzip} B gzip -9, ${brotli} B brotli 11`);
  }
  return { files };
}
