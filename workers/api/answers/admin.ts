import { z } from 'zod';
import { FLAG_NAMES } from '../../../core/flags/flags.ts';
import { FLAG_MODES } from '../../../core/flags/modes.ts';

/** Tables of the admin area. */
export const adminModelsSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      searched: z.array(z.string()),
      links: z.record(z.string(), z.string()),
    }),
  ),
});

const rowSchema = z.record(z.string(), z.unknown());

/** A page of rows. */
export const adminListSchema = z.object({
  rows: z.array(rowSchema),
  meta: z.object({ page: z.int(), pages: z.int(), total: z.int() }),
});

/** A row, and the models its columns lead to. */
export const adminRowSchema = z.object({ row: rowSchema, links: z.record(z.string(), z.string()) });

/** It is done. */
export const doneSchema = z.object({ done: z.literal(true) });

/** As whom a member of staff looks. */
export const impersonationSchema = z.object({
  impersonation: z
    .object({
      by: z.string(),
      as: z.string(),
      account: z.string().nullable().meta({ description: 'Null: all that the user sees.' }),
      reason: z.string(),
      until: z.iso.datetime(),
    })
    .nullable(),
});

/** Parts of the product that can be switched. */
export const flagsSchema = z.object({
  flags: z.array(
    z.object({
      name: z.enum(FLAG_NAMES),
      description: z.string(),
      by_default: z.boolean(),
      mode: z.enum(FLAG_MODES),
      share: z.int(),
      accounts: z.array(z.string()),
      is_on: z.boolean().nullable().meta({ description: 'Null: for some.' }),
      changed_at: z.iso.datetime().nullable(),
    }),
  ),
});

/** What goes wrong, and how old what waits is. */
export const healthSchema = z.object({
  answers: z
    .array(z.object({ hour: z.iso.datetime(), answers: z.int(), failures: z.int() }))
    .meta({ description: 'Of the API, the last 48 hours; failures are 5xx.' }),
  storage: z
    .object({
      ingest: z.array(
        z.object({ hour: z.iso.datetime(), accepted: z.number(), dropped: z.number(), dead: z.number() }),
      ),
      freshness: z.object({ deliveries: z.int(), p95_ms: z.number(), oldest_ms: z.number() }).meta({
        description: 'From the queue to storage, by the slowest message of each delivery of the last hour.',
      }),
    })
    .nullable()
    .meta({ description: 'Null: ClickHouse does not answer.' }),
  dead_letters: z.object({ n: z.int(), more: z.boolean(), oldest_at: z.iso.datetime().nullable() }),
});

/** The jobs of cron. */
export const adminJobsSchema = z.object({
  jobs: z.array(
    z.object({
      job: z.string(),
      last_run: z
        .object({
          started_at: z.iso.datetime(),
          ended_at: z.iso.datetime().nullable(),
          result: z.record(z.string(), z.number()).nullable(),
          error: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
});

/** How the product is. */
export const overviewSchema = z.object({
  sign_ups: z.array(z.object({ day: z.string(), n: z.int() })),
  users: z.int(),
  accounts: z.int(),
  sites: z.int(),
  active_sites: z.int().meta({ description: 'With an event in the last 24 hours.' }),
  events: z.array(z.object({ day: z.string(), outcome: z.string(), n: z.number() })),
  newest_event_at: z.iso.datetime().nullable(),
  dead_letters: z.object({ n: z.int(), more: z.boolean(), oldest_at: z.iso.datetime().nullable() }),
  waiting_mails: z.int(),
  failed_jobs: z.array(z.object({ job: z.string(), at: z.iso.datetime(), error: z.string() })),
  undecided_deletions: z.array(
    z.object({ id: z.string(), kind: z.enum(['site', 'account', 'user']), decide_until: z.iso.datetime() }),
  ),
  late_deletions: z.array(z.string()),
});
