import { z } from 'zod';
import type { ClickHouseConfig } from './client.ts';
import { consistencySettings, parseTopology, type Topology } from './topology.ts';

/** An empty secret is none: wrangler cannot unset one. */
const secret = z.preprocess((value) => (value === '' ? undefined : value), z.string().optional());

function toTopology(text: string | undefined, context: z.RefinementCtx): Topology {
  try {
    return parseTopology(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: String(error) });
    return z.NEVER;
  }
}

/** Vars and secrets of every Worker that talks to ClickHouse. */
export const CLICKHOUSE_VARS = {
  CLICKHOUSE_URL: z.url(),
  CLICKHOUSE_DATABASE: z.string().min(1),
  CLICKHOUSE_USER: secret,
  CLICKHOUSE_PASSWORD: secret,
  /** Empty: one server. `cloud`: ClickHouse Cloud. Else the name of a cluster of replicas. */
  CLICKHOUSE_CLUSTER: z.string().optional().transform(toTopology),
  /** Longest one insert may run; redeliveries and seals stay behind it. */
  INSERT_TIMEOUT_MS: z.coerce.number().int().positive(),
};

const schema = z.object(CLICKHOUSE_VARS);

/** The client's configuration from checked vars. */
export function clickHouseConfig(vars: z.infer<typeof schema>): ClickHouseConfig {
  return {
    url: vars.CLICKHOUSE_URL,
    database: vars.CLICKHOUSE_DATABASE,
    username: vars.CLICKHOUSE_USER,
    password: vars.CLICKHOUSE_PASSWORD,
    settings: consistencySettings(vars.CLICKHOUSE_CLUSTER),
  };
}
