import { z } from 'zod';

/** What a limit allows: `cost` (default 1) units per `windowMs`, up to `limit`. */
export interface LimitOptions {
  limit: number;
  windowMs: number;
  cost?: number;
}

export interface LimitVerdict {
  allowed: boolean;
  remaining: number;
  /** Until the window is empty again. */
  resetMs: number;
}

/** What pharos-ingest's LimitObject answers over RPC; Workers share contracts, not code. */
export interface LimitObject extends Rpc.DurableObjectBranded {
  hit(key: string, options: LimitOptions): Promise<LimitVerdict>;
}

/** Bindings of this Worker's environment in wrangler.toml. */
export interface Env {
  DB: D1Database;
  SITES: KVNamespace;
  SALTS: KVNamespace;
  DEAD_LETTERS: R2Bucket;
  LIMITS: DurableObjectNamespace<LimitObject>;
  /** Needed also where the other vars turn out broken. */
  STAGE?: string;
  SENTRY_DSN?: string;
}

const varsSchema = z.object({
  STAGE: z.string().default('production'),
  /** Origin of the dashboard; requests that bring its cookie must come from here. */
  PUBLIC_URL: z.url(),
  /** Origin that serves the tracker and takes beacons. */
  BEACON_URL: z.url(),
  CLICKHOUSE_URL: z.url(),
  CLICKHOUSE_DATABASE: z.string().min(1),
  CLICKHOUSE_USER: z.string().optional(),
  CLICKHOUSE_PASSWORD: z.string().optional(),
  INSERT_TIMEOUT_MS: z.coerce.number().int().positive(),
  /** Secret. Without it the operator's routes do not exist. */
  OPERATOR_TOKEN: z.string().min(32).optional(),
  /** Secret. Without it errors are logged only. */
  SENTRY_DSN: z.url().optional(),
});
export type Vars = z.infer<typeof varsSchema>;

/** Vars and secrets, checked; throws a sentence that names what is missing and no values. */
export function parseVars(env: Env): Vars {
  const parsed = varsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The api Worker is misconfigured. ${problems.join('; ')}`);
}
