import { join } from 'node:path';
import type { Request, Response, V4WorkerOptions } from 'miniflare';
import { bundleWorker, type QueueSettings, type WorkerName, workerOptions } from './worker-options.ts';

interface StackWorkers {
  root: string;
  /** Vars of every Worker. */
  common: Record<string, string>;
  vars: Partial<Record<WorkerName, Record<string, string>>>;
  queues: Record<string, QueueSettings>;
  /** Answers what is neither a beacon nor the API's. */
  files: (request: Request) => Promise<Response>;
}

/** The Worker that Miniflare's API finds; see control-worker.ts. */
export const CONTROL_WORKER = 'pharos-control';

/** Paths that Miniflare sends straight to a Worker; the front Worker gets the rest. */
const ROUTES: Partial<Record<WorkerName, string[]>> = {
  ingest: [
    '*/b',
    '*/js/*',
    '*/script.js',
    '*/p/*',
    '*/api/event',
    '*/api/send',
    '*/api/batch',
    '*/api/health',
  ],
  api: ['*/api/*'],
};

/** The Workers of wrangler.toml behind one host name, and the front Worker that stands for Pages. */
export async function stackWorkers({
  root,
  common,
  vars,
  queues,
  files,
}: StackWorkers): Promise<V4WorkerOptions[]> {
  const names: WorkerName[] = ['ingest', 'consumer', 'api', 'cron'];
  const workers = await Promise.all(
    names.map((name) =>
      workerOptions(root, name, {
        entry: name === 'ingest' ? join(root, 'local/ingest-worker.ts') : undefined,
        vars: { ...common, ...vars[name] },
        routes: ROUTES[name],
        queues,
      }),
    ),
  );
  const front: V4WorkerOptions = {
    name: 'pharos-local',
    compatibilityDate: workers[0]?.compatibilityDate,
    modules: [
      {
        type: 'ESModule',
        path: 'front.mjs',
        contents: await bundleWorker(join(root, 'local/front-worker.ts')),
      },
    ],
    serviceBindings: {
      INGEST: 'pharos-ingest',
      CONSUMER: 'pharos-consumer',
      API: 'pharos-api',
      CRON: 'pharos-cron',
      FILES: files,
    },
  };
  const control: V4WorkerOptions = {
    name: CONTROL_WORKER,
    compatibilityDate: workers[0]?.compatibilityDate,
    // Lets a Worker fire another one's cron; behind workerd's --experimental, which Miniflare always sets.
    compatibilityFlags: ['service_binding_extra_handlers'],
    modules: [await localModule(root, 'control-worker')],
    serviceBindings: { CRON: 'pharos-cron', TAP: { name: 'pharos-ingest', entrypoint: 'QueueTap' } },
  };
  return [front, ...workers, control]; // the first one answers what no route matches
}

async function localModule(root: string, name: string) {
  const contents = await bundleWorker(join(root, `local/${name}.ts`));
  return { type: 'ESModule' as const, path: `${name}.mjs`, contents };
}
