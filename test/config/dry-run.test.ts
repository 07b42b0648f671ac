import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pharos-dry-run-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function deploy(...args: string[]) {
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');
  // Its log files would land in the home directory otherwise.
  const env = { ...process.env, WRANGLER_LOG_PATH: folder, WRANGLER_SEND_METRICS: 'false' };
  return await run(process.execPath, [wrangler, 'deploy', '--dry-run', ...args], { cwd: root, env });
}

describe('wrangler deploy --dry-run', () => {
  const workers = ['ingest', 'consumer', 'api', 'cron'];
  it.each([...workers, ...workers.map((worker) => `${worker}-staging`)])('bundles %s', async (env) => {
    const outdir = join(folder, env);
    const { stdout } = await deploy('-e', env, '--outdir', outdir);
    expect(stdout).toContain('--dry-run: exiting now.');
    expect(stdout).not.toMatch(/warning/i);
    // Cloudflare counts it compressed, and takes 3 MB even on the free plan; a Worker near that holds something it should not.
    expect(gzipSync(await readFile(join(outdir, 'index.js'))).byteLength).toBeLessThan(1_500_000);
  });

  it('refuses to deploy without an environment', async () => {
    await expect(deploy()).rejects.toThrow(/Missing entry-point/);
  });
});
