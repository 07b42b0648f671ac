import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimental_readRawConfig, unstable_readConfig } from 'wrangler';

const configPath = join(import.meta.dirname, '../../wrangler.toml');
const WORKERS = ['ingest', 'consumer', 'api', 'cron'] as const;
const STAGES = ['', '-staging'] as const;
const ENVIRONMENTS = STAGES.flatMap((stage) =>
  WORKERS.map((worker) => ({ worker, stage, env: worker + stage })),
);

/** What is read here of an environment; wrangler's own type does not reach past its package. */
interface Environment {
  name: string;
  main: string;
  observability: object;
  vars: Record<string, unknown>;
  d1_databases: { binding: string }[];
  kv_namespaces: { binding: string; id: string }[];
  r2_buckets: { binding: string; bucket_name: string }[];
  durable_objects: { bindings: { name: string; script_name?: string }[] };
  services?: { binding: string }[];
  triggers: { crons?: string[] };
  migrations: object[];
  queues: {
    producers?: { binding: string; queue: string }[];
    consumers?: { queue: string; retry_delay?: number }[];
  };
}

const read = (env: string): Environment =>
  unstable_readConfig({ config: configPath, env }, { hideWarnings: true });

/** What a Worker is bound to, by kind. */
function bindingsOf(env: string) {
  const config = read(env);
  return {
    vars: Object.keys(config.vars).sort(),
    d1: config.d1_databases.map(({ binding }) => binding),
    kv: config.kv_namespaces.map(({ binding }) => binding).sort(),
    r2: config.r2_buckets.map(({ binding }) => binding).sort(),
    queues: config.queues.producers?.map(({ binding }) => binding) ?? [],
    durableObjects: config.durable_objects.bindings.map(({ name }) => name),
    services: config.services?.map(({ binding }) => binding) ?? [],
  };
}

describe('wrangler.toml', () => {
  it('has one environment per Worker and its twin on staging, and no other', () => {
    const { rawConfig } = experimental_readRawConfig({ config: configPath });
    expect(Object.keys(rawConfig.env ?? {}).sort()).toEqual(ENVIRONMENTS.map(({ env }) => env).sort());
  });

  it('leaves nothing at the top level that an environment must not inherit', () => {
    const { rawConfig } = experimental_readRawConfig({ config: configPath });
    expect(Object.keys(rawConfig).sort()).toEqual([
      'compatibility_date',
      'compatibility_flags',
      'env',
      'keep_vars',
      'name',
      'observability',
      'send_metrics',
    ]);
  });

  it.each(ENVIRONMENTS)(
    'names $env after its Worker and takes its code from workers/$worker',
    ({ env, worker }) => {
      const config = read(env);
      expect(config.name).toBe(`pharos-${env}`);
      expect(config.main).toBe(join(import.meta.dirname, `../../workers/${worker}/index.ts`));
    },
  );

  it.each(ENVIRONMENTS)(
    'keeps every line that $env logs, unless it logs as often as pages are viewed',
    ({ env, worker }) => {
      expect(read(env).observability).toEqual({
        enabled: true,
        head_sampling_rate: worker === 'ingest' ? 0.05 : 1,
        logs: { invocation_logs: false },
      });
    },
  );

  it.each(ENVIRONMENTS)('binds $env to exactly what its Worker uses', ({ env, worker }) => {
    const storage = [
      'CLICKHOUSE_CLUSTER',
      'CLICKHOUSE_DATABASE',
      'CLICKHOUSE_URL',
      'INSERT_TIMEOUT_MS',
      'STAGE',
    ];
    const none = { vars: [], d1: [], kv: [], r2: [], queues: [], durableObjects: [], services: [] };
    expect(bindingsOf(env)).toEqual(
      {
        ingest: {
          ...none,
          vars: ['BEACONS_PER_MINUTE', 'STAGE'],
          kv: ['SALTS', 'SITES'],
          queues: ['EVENTS'],
          durableObjects: ['LIMITS'],
        },
        consumer: { ...none, vars: storage, r2: ['DEAD_LETTERS'] },
        api: {
          ...none,
          vars: [
            'BEACON_URL',
            'DEMO_SITE',
            ...storage,
            'MAIL_FROM',
            'OWN_SITE',
            'PUBLIC_URL',
            'SECURITY_CONTACT',
          ].sort(),
          d1: ['DB'],
          kv: ['ANSWERS', 'MAILS', 'SALTS', 'SITES'],
          r2: ['DEAD_LETTERS', 'KEYS'],
          durableObjects: ['LIMITS'],
        },
        cron: {
          ...none,
          vars: [...storage, 'ECB_RATES_URL', 'MAIL_FROM', 'PUBLIC_URL'].sort(),
          d1: ['DB'],
          kv: ['ANSWERS', 'MAILS', 'SALTS', 'SITES'],
          r2: ['ARCHIVE', 'DEAD_LETTERS', 'KEYS'],
        },
      }[worker],
    );
  });

  it.each(ENVIRONMENTS)('gives crons to $env only if it is the cron Worker', ({ env, worker }) => {
    expect(read(env).triggers.crons ?? []).toEqual(worker === 'cron' ? ['*/5 * * * *', '17 * * * *'] : []);
  });

  it.each(ENVIRONMENTS)(
    'gives Durable Object migrations to $env only if it owns the classes',
    ({ env, worker }) => {
      expect(read(env).migrations).toEqual(
        worker === 'ingest' ? [{ tag: 'v1', new_sqlite_classes: ['LimitObject'] }] : [],
      );
    },
  );

  it.each(ENVIRONMENTS)(
    'gives queue consumers to $env only if it is the consumer',
    ({ env, worker, stage }) => {
      const events = `pharos-events${stage}`;
      const dead = `pharos-events-dead${stage}`;
      expect(read(env).queues.consumers?.map((consumer) => ({ ...consumer, type: undefined })) ?? []).toEqual(
        worker === 'consumer'
          ? [
              {
                queue: events,
                max_batch_size: 100,
                max_batch_timeout: 1,
                max_retries: 10,
                retry_delay: 15,
                dead_letter_queue: dead,
              },
              { queue: dead, max_batch_size: 100, max_batch_timeout: 5, max_retries: 100, retry_delay: 60 },
            ]
          : [],
      );
    },
  );

  it.each(STAGES)('redelivers later than an insert can still land, on "%s"', (stage) => {
    const consumer = read(`consumer${stage}`);
    const delaySeconds = consumer.queues.consumers?.[0]?.retry_delay ?? 0;
    expect(delaySeconds * 1000).toBeGreaterThan(Number(consumer.vars.INSERT_TIMEOUT_MS));
  });

  it.each(STAGES)('connects the Workers of one stage with each other, on "%s"', (stage) => {
    const [ingest, consumer, api, cron] = WORKERS.map((worker) => read(worker + stage));
    expect(ingest?.queues.producers).toEqual([
      expect.objectContaining({ binding: 'EVENTS', queue: consumer?.queues.consumers?.[0]?.queue }),
    ]);
    expect(api?.durable_objects.bindings[0]?.script_name).toBe(ingest?.name);
    expect(cron?.d1_databases).toEqual(api?.d1_databases);
    const id = (config: typeof api, binding: string) =>
      config?.kv_namespaces.find((namespace) => namespace.binding === binding)?.id;
    expect(id(ingest, 'SITES')).toBe(id(api, 'SITES'));
    expect(id(cron, 'SITES')).toBe(id(api, 'SITES'));
    expect(id(ingest, 'SALTS')).toBe(id(api, 'SALTS'));
    expect(id(cron, 'SALTS')).toBe(id(api, 'SALTS'));
    expect(id(cron, 'ANSWERS')).toBe(id(api, 'ANSWERS'));
    expect(consumer?.r2_buckets[0]?.bucket_name).toBe(api?.r2_buckets[0]?.bucket_name);
    expect(cron?.r2_buckets.slice(1)).toEqual(api?.r2_buckets);
  });
});

/** Where staging must differ from production: the names and ids of what it is bound to. */
const OWN_PER_STAGE =
  /^(name|topLevelName|targetEnvironment|definedEnvironments|vars\.(STAGE|MAIL_FROM|CLICKHOUSE_URL|PUBLIC_URL|BEACON_URL)|.*\.(queue|dead_letter_queue|bucket_name|database_name|database_id|id|script_name|service))$/;

describe('staging', () => {
  it.each(WORKERS)('has the shape of production for %s', (worker) => {
    const production = flatten(read(worker));
    const staging = flatten(read(`${worker}-staging`));
    expect([...staging.keys()].sort()).toEqual([...production.keys()].sort());
    for (const [path, value] of production) {
      if (OWN_PER_STAGE.test(path)) continue;
      expect([path, staging.get(path)]).toEqual([path, value]);
    }
  });

  it.each(WORKERS)('shares no name and no id with production for %s', (worker) => {
    const staging = flatten(read(`${worker}-staging`));
    for (const [path, value] of flatten(read(worker))) {
      if (!OWN_PER_STAGE.test(path) || /^(topLevelName|definedEnvironments)/.test(path)) continue;
      expect([path, staging.get(path)]).not.toEqual([path, value]);
      if (/(queue|_name|^name|service)$/.test(path)) expect(staging.get(path)).toBe(`${value}-staging`);
    }
  });
});

/** Every leaf of a configuration by its path: `kv_namespaces.0.id`. */
function flatten(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (value === null || typeof value !== 'object') return into.set(path, value);
  for (const [key, child] of Object.entries(value)) flatten(child, path ? `${path}.${key}` : key, into);
  return into;
}
