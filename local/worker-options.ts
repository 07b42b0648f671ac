import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { V4WorkerOptions, V4WorkerOptionsShape } from 'miniflare';
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler';

export type WorkerName = 'ingest' | 'consumer' | 'api' | 'cron';

export interface QueueSettings {
  maxBatchSize?: number;
  /** Seconds. */
  maxBatchTimeout?: number;
  maxRetries?: number;
  /** Seconds. */
  retryDelay?: number;
}

interface Overrides {
  /** Bundled instead of the environment's `main`. */
  entry?: string;
  /** Of esbuild, for tests that look into a bundle. */
  plugins?: Plugin[];
  vars?: Record<string, string>;
  routes?: string[];
  /** Settings by queue name, over those of wrangler.toml. */
  queues?: Record<string, QueueSettings>;
}

/**
 * One environment of wrangler.toml as Miniflare takes it: wrangler reads the file, esbuild bundles the code.
 * What runs locally is what `wrangler deploy -e <env>` would upload, but for `overrides`.
 */
export async function workerOptions(
  root: string,
  env: WorkerName,
  overrides: Overrides,
): Promise<V4WorkerOptions> {
  const configPath = resolve(root, 'wrangler.toml');
  const { name, main } = readConfig(configPath, env);
  const options = unstable_getMiniflareWorkerOptions(configPath, env);
  // Omit<> in wrangler's type loses the keys of a type with an index signature.
  const { modulesRules: _, ...bindings } = options.workerOptions as V4WorkerOptionsShape;
  return {
    ...bindings,
    name,
    modules: [
      {
        type: 'ESModule',
        path: `${env}.mjs`,
        contents: await bundleWorker(overrides.entry ?? main, options.define, overrides.plugins),
      },
    ],
    routes: overrides.routes,
    bindings: { ...bindings.bindings, ...overrides.vars },
    queueConsumers: withQueueSettings(bindings.queueConsumers, overrides.queues ?? {}),
  };
}

/** The deployed name and the entry file of an environment. */
export function readConfig(configPath: string, env: string): { name: string; main: string; crons: string[] } {
  const { name, main, triggers } = unstable_readConfig({ config: configPath, env }, { hideWarnings: true });
  if (!name || !main) throw new Error(`wrangler.toml has no environment ${env} with a name and a main`);
  return { name, main, crons: triggers.crons ?? [] };
}

/** Bundles a Worker as wrangler does: modules of the runtime stay outside, text files become strings. */
export async function bundleWorker(
  entry: string,
  define: Record<string, string> = {},
  plugins: Plugin[] = [],
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    define,
    plugins,
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.txt': 'text' },
    sourcemap: 'inline',
    logLevel: 'silent', // a failed build throws the same messages
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${entry}`);
  return output.text;
}

function withQueueSettings(
  consumers: V4WorkerOptionsShape['queueConsumers'],
  settings: Record<string, QueueSettings>,
): V4WorkerOptionsShape['queueConsumers'] {
  if (!consumers || Array.isArray(consumers)) return consumers;
  return Object.fromEntries(
    Object.entries(consumers).map(([queue, options]) => [queue, { ...options, ...settings[queue] }]),
  );
}
