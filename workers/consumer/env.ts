import { z } from 'zod';
import { CLICKHOUSE_VARS } from '../../clickhouse/vars.ts';

/** Bindings of this Worker's environment in wrangler.toml. */
export interface Env {
  DEAD_LETTERS: R2Bucket;
}

const varsSchema = z.object({
  STAGE: z.string().default('production'),
  ...CLICKHOUSE_VARS,
  /** Secret. Without it errors are logged only. */
  SENTRY_DSN: z.url().optional(),
});

/** Vars and secrets, checked. @throws when one is missing or malformed */
export function parseVars(env: Env): z.infer<typeof varsSchema> {
  return varsSchema.parse(env);
}
