import { z } from 'zod';

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
