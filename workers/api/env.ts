import { z } from 'zod';
import { CLICKHOUSE_VARS } from '../../clickhouse/vars.ts';
import type { LimitOptions, LimitVerdict } from '../../core/sliding-window.ts';
import { PER_MINUTE } from '../../emails/announcement-vars.ts';
import { MAIL_VARS } from '../../emails/vars.ts';
import { OUTBOUND_VARS } from '../../outbound/vars.ts';
import { PROVIDER_VARS } from './provider-vars.ts';

/** What pharos-ingest's LimitObject answers over RPC; Workers share contracts, not code. */
export interface LimitObject extends Rpc.DurableObjectBranded {
  hit(key: string, options: LimitOptions): Promise<LimitVerdict>;
}

/** Bindings of this Worker's environment in wrangler.toml. */
export interface Env {
  DB: D1Database;
  SITES: KVNamespace;
  SALTS: KVNamespace;
  MAILS: KVNamespace;
  ANSWERS: KVNamespace;
  DEAD_LETTERS: R2Bucket;
  /** The keys of what is sealed in D1; see vault/. */
  KEYS: R2Bucket;
  LIMITS: DurableObjectNamespace<LimitObject>;
  /** Needed also where the other vars turn out broken. */
  STAGE?: string;
  SENTRY_DSN?: string;
}

/** A secret that is set to nothing is not set. */
function optional<T>(schema: z.ZodType<T>) {
  return z.preprocess((value) => value || undefined, schema.optional());
}

const varsSchema = z.object({
  STAGE: z.string().default('production'),
  /** Origin of the dashboard; requests that bring its cookie must come from here. */
  PUBLIC_URL: z.url(),
  /** Origin that serves the tracker and takes beacons. */
  BEACON_URL: z.url(),
  ...CLICKHOUSE_VARS,
  ...OUTBOUND_VARS,
  ...MAIL_VARS,
  /** Secret, 64 hex digits: wraps the keys in KEYS. Losing it loses every name and address; see docs/security.md. */
  DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'),
  /** Secret: the one before, while what it has sealed is sealed anew; see docs/runbook.md. */
  OLD_DATA_KEY: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, 'must be 64 hex digits')
    .optional()
    .transform((key) => key || undefined),
  /** Domain of the site whose public dashboard is the live demo. */
  DEMO_SITE: optional(z.string()),
  /** Domain of the site whose visits are those of the dashboard itself. */
  OWN_SITE: optional(z.string()),
  /** Whom to tell of a hole, in security.txt: a `mailto:` or `https:` address. */
  SECURITY_CONTACT: z.string().regex(/^(mailto:.+@.+|https:\/\/.+)$/),
  /** How many announcements cron sends; the api Worker only tells of it. */
  ANNOUNCEMENTS_PER_MINUTE: PER_MINUTE,
  /** `staff`: somebody of the staff must approve what is to be destroyed. */
  DELETION_APPROVAL: z.enum(['none', 'staff']).default('none'),
  /** Whether only invited people may sign up. */
  INVITE_ONLY: z.stringbool().default(false),
  /** Range API of Have I Been Pwned, with a slash at its end; without it passwords are not looked up. */
  BREACHES_URL: optional(z.url().endsWith('/')),
  ...PROVIDER_VARS,
  /** Secret. Without it the operator's routes do not exist. */
  OPERATOR_TOKEN: optional(z.string().min(32)),
  /** Secret. Without it errors are logged only. */
  SENTRY_DSN: optional(z.url()),
});
export type Vars = z.infer<typeof varsSchema>;

/** Vars and secrets, checked; throws a sentence that names what is missing and no values. */
export function parseVars(env: Env): Vars {
  const parsed = varsSchema.safeParse(env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The api Worker is misconfigured. ${problems.join('; ')}`);
}
