import * as z from 'zod/mini';
import type { LimitObject } from './limit-object.ts';

/** Bindings of this Worker's environment in wrangler.toml. */
export interface Env {
  SITES: KVNamespace;
  SALTS: KVNamespace;
  EVENTS: Queue;
  LIMITS: DurableObjectNamespace<LimitObject>;
}

const varsSchema = z.object({
  /** Beacons per minute and client address. */
  BEACONS_PER_MINUTE: z._default(z.coerce.number().check(z.int(), z.positive()), 5000),
});
export type Vars = z.infer<typeof varsSchema>;

/** Vars, checked; throws a sentence that names what is wrong and no values. */
export function parseVars(env: Env): Vars {
  const parsed = varsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The ingest Worker is misconfigured. ${problems.join('; ')}`);
}
