import { Hono } from 'hono';
import { z } from 'zod';
import { isDate } from '../../../../core/zoned-time.ts';
import { findDeletedSite } from '../../../../db/deleted-sites.ts';
import { findLiveDeletion, hastenDeletion } from '../../../../db/deletions.ts';
import { findSite, type Site, setSiteSettings } from '../../../../db/sites.ts';
import { backfilledSchema } from '../../answers/operator.ts';
import { recordAudit } from '../../audit.ts';
import { backfill } from '../../backfill.ts';
import type { ApiEnv } from '../../context.ts';
import { requestDeletion } from '../../deletion/request-deletion.ts';
import { OPERATOR } from '../../deletion/requester.ts';
import { ApiError } from '../../errors.ts';
import { EVERY_SITE } from '../../first-account.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { describe } from '../../openapi/describe.ts';
import { siteNotFound } from '../../readable-site.ts';
import type { Services } from '../../services.ts';
import { retentionMonthsSchema } from '../../site-input.ts';

const dateSchema = z.string().refine(isDate, { message: 'must be a date such as 2026-01-31' });
const backfillSchema = z.strictObject({
  site: z.string().optional(),
  from: dateSchema.default('1970-01-01'),
  to: dateSchema.default('2149-01-01'),
  again: z
    .string()
    .regex(/^(new|[1-9]\d{0,18})$/, { message: 'must be new or the mark of an earlier run' })
    .optional(),
});
const eraseSchema = z.strictObject({ site: z.string(), confirm: z.string() });
const retentionSchema = z.strictObject({
  site: z.string(),
  months: retentionMonthsSchema,
});

const describeBackfill = describe({
  operationId: 'backfill',
  tag: 'Operator',
  summary: 'Write down one slice of past dates',
  description: 'Ask again with the mark until `left` is 0.',
  answer: backfilledSchema,
  errors: ['site_not_found', 'storage_unavailable'],
});

const backfillRoute = new Hono<ApiEnv>().post(
  '/backfill',
  describeBackfill,
  jsonBody(backfillSchema),
  async (c) => {
    const services = c.get('services');
    const { site, ...asked } = c.req.valid('json');
    const found = site === undefined ? undefined : await operatorSite(services, site);
    const done = await backfill(services, { siteId: found?.id ?? null, ...asked });
    await recordAudit(c, {
      action: 'dates.sealed_anew',
      target: found?.publicId ?? 'every site',
      site: found,
      detail: { from: asked.from, to: asked.to },
    });
    return c.json(done);
  },
);

const describeErase = describe({
  operationId: 'eraseSite',
  tag: 'Operator',
  summary: 'Delete a site and erase its data within minutes',
  answer: z.object({ erasing: z.string(), deletion: z.string() }),
  status: 202,
  errors: ['site_not_found', 'being_deleted'],
});

const erase = new Hono<ApiEnv>().post('/erase', describeErase, jsonBody(eraseSchema), async (c) => {
  const services = c.get('services');
  const { site: name, confirm } = c.req.valid('json');
  if (confirm !== name) throw new ApiError('invalid_request', 'confirm: must repeat the name of the site.');
  const deleted = await findDeletedSite(services.db, name);
  const site = deleted ?? (await operatorSite(services, name));
  const deletion =
    (await findLiveDeletion(services.db, 'site', site.id)) ??
    (await requestDeletion(services, { kind: 'site', site }, OPERATOR));
  await hastenDeletion(services.db, deletion.id, services.now());
  // Not as part of the site: that may no more be spoken of.
  const { publicId: target, accountId } = site;
  await recordAudit(c, { action: 'site.erased', target, accountId });
  return c.json({ erasing: site.publicId, deletion: deletion.publicId }, 202);
});

const describeRetention = describe({
  operationId: 'setRetention',
  tag: 'Operator',
  summary: 'How many months of data a site keeps; null: all',
  answer: z.object({ site: z.string(), months: z.int().nullable() }),
  errors: ['site_not_found'],
});

const retention = new Hono<ApiEnv>().put(
  '/retention',
  describeRetention,
  jsonBody(retentionSchema),
  async (c) => {
    const services = c.get('services');
    const { site, months } = c.req.valid('json');
    const found = await operatorSite(services, site);
    await setSiteSettings(services.db, found.id, { retentionMonths: months });
    await recordAudit(c, {
      action: 'site.changed',
      target: found.publicId,
      site: found,
      detail: { retention_months: months },
    });
    return c.json({ site, months });
  },
);

async function operatorSite({ db }: Services, name: string): Promise<Site> {
  const site = await findSite(db, name.trim().toLowerCase(), EVERY_SITE);
  if (!site) throw siteNotFound();
  return site;
}

/** What keeps the stores in order; see docs/runbook.md. */
export const operatorUpkeep = new Hono<ApiEnv>()
  .route('/', backfillRoute)
  .route('/', erase)
  .route('/', retention);
