import { Hono } from 'hono';
import { z } from 'zod';
import { findSiteById } from '../../../../db/sites.ts';
import { MODELS } from '../../admin/models.ts';
import { ADMIN_PAGE, type AdminRow, listModel, modelOf, readModelRow } from '../../admin/read-model.ts';
import { recordLook } from '../../admin/record-look.ts';
import { staffActor } from '../../admin/staff-actor.ts';
import { adminListSchema, adminModelsSchema, adminRowSchema } from '../../answers/admin.ts';
import { recordAudit } from '../../audit.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { ApiError } from '../../errors.ts';
import { requireStaff } from '../../middleware/authenticate.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';
import type { Services } from '../../services.ts';

const describeModels = describe({
  operationId: 'listAdminModels',
  tag: 'Admin',
  summary: 'The tables that the admin area shows',
  answer: adminModelsSchema,
});

const models = new Hono<AuthenticatedEnv>().get('/', describeModels, requireStaff(), (c) =>
  c.json({
    models: Object.entries(MODELS).map(([name, { columns, searched = [], links = {}, opened }]) => ({
      name,
      columns: [...columns],
      searched: [...searched, ...(opened ? [opened.column] : [])],
      links: { ...links },
    })),
  }),
);

const describeList = describe({
  operationId: 'listAdminRows',
  tag: 'Admin',
  summary: 'A page of the rows of a table',
  params: { model: z.string() },
  answer: adminListSchema,
});

const list = new Hono<AuthenticatedEnv>().get(
  '/:model',
  describeList,
  requireStaff(),
  queryParams(
    z.object({
      search: z.string().trim().max(254).optional(),
      sort: z.string().optional(),
      order: z.enum(['asc', 'desc']).default('desc'),
      filter: z.string().max(300).optional().meta({ description: '`column:value`' }),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
  ),
  async (c) => {
    const model = modelOf(c.req.param('model'));
    const asked = c.req.valid('query');
    const { rows, total } = await listModel(c.get('services'), model, asked);
    // Not what is searched for: that may be somebody's address.
    await recordLook(c, staffActor(c), { target: c.req.param('model') });
    return c.json({ rows, meta: { page: asked.page, pages: Math.ceil(total / ADMIN_PAGE), total } });
  },
);

const describeRow = describe({
  operationId: 'readAdminRow',
  tag: 'Admin',
  summary: 'One row of a table',
  params: { model: z.string(), row_id: z.string() },
  answer: adminRowSchema,
});

const row = new Hono<AuthenticatedEnv>().get('/:model/:row_id', describeRow, requireStaff(), async (c) => {
  const services = c.get('services');
  const { model: name, row_id: id } = c.req.param();
  const model = modelOf(name);
  if (!/^\d{1,15}$/.test(id)) throw new ApiError('not_found', 'There is no such row.');
  const found = await readModelRow(services, model, Number(id));
  await recordAudit(c, {
    action: 'staff.looked',
    target: `${name}/${id}`,
    actor: staffActor(c),
    accountId: await accountOf(services, name, found.stored),
  });
  return c.json({ row: found.row, links: { ...model.links } });
});

/** Whose data a row is: its owners see in their audit log that staff has looked. */
async function accountOf({ db }: Services, name: string, stored: AdminRow): Promise<number | null> {
  if (name === 'accounts') return Number(stored.id);
  if (typeof stored.accountId === 'number') return stored.accountId;
  if (typeof stored.siteId !== 'number') return null;
  return (await findSiteById(db, stored.siteId))?.accountId ?? null;
}

/** Any table of the registry (admin/models.ts), to look at. */
export const adminModels = new Hono<AuthenticatedEnv>().route('/', models).route('/', list).route('/', row);
