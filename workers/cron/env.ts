import { z } from 'zod';
import { CLICKHOUSE_VARS } from '../../clickhouse/vars.ts';
import { PER_MINUTE } from '../../emails/announcement-vars.ts';
import { MAIL_VARS } from '../../emails/vars.ts';
import { OUTBOUND_VARS } from '../../outbound/vars.ts';

/** Bindings of this Worker's environment in wrangler.toml. */
export interface Env {
  DB: D1Database;
  SITES: KVNamespace;
  SALTS: KVNamespace;
  MAILS: KVNamespace;
  ANSWERS: KVNamespace;
  ARCHIVE: R2Bucket;
  DEAD_LETTERS: R2Bucket;
  /** The keys of what is sealed in D1; see vault/. */
  KEYS: R2Bucket;
}

const varsSchema = z.object({
  STAGE: z.string().default('production'),
  /** Origin of the dashboard, for links in e-mails. */
  PUBLIC_URL: z.url(),
  ...CLICKHOUSE_VARS,
  ...MAIL_VARS,
  ...OUTBOUND_VARS,
  /** How long after its local midnight a date is left open for stragglers. */
  SEAL_AFTER_MS: z.coerce.number().int().nonnegative().default(600_000),
  /** Folder of the European Central Bank's files of exchange rates, with a slash at its end. */
  ECB_RATES_URL: z.url().endsWith('/'),
  /** How many announcements are sent. */
  ANNOUNCEMENTS_PER_MINUTE: PER_MINUTE,
  /** Secret, 64 hex digits, the same as the api Worker's. */
  DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'),
  /** Secret: the one before, while what it has sealed is sealed anew; see docs/runbook.md. */
  OLD_DATA_KEY: z
    .string()
    .regex(/^([0-9a-f]{64})?$/, 'must be 64 hex digits')
    .optional()
    .transform((key) => key || undefined),
  /** Secret. Without it errors are logged only. */
  SENTRY_DSN: z.url().optional(),
});

/** Vars and secrets, checked. @throws when one is missing or malformed */
export function parseVars(env: Env): z.infer<typeof varsSchema> {
  return varsSchema.parse(env);
}
