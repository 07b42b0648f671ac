import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { csvLine } from '../../../../core/export/csv.ts';
import { BYTE_ORDER_MARK } from '../../../../core/export/formats.ts';
import { AUDIT_ACTIONS, AUDIT_ACTORS } from '../../../../db/audit-action.ts';
import { type AuditFilter, listAuditEntries } from '../../../../db/audit-log.ts';
import { findSite } from '../../../../db/sites.ts';
import { type AuditView, auditFileSchema, auditPageSchema } from '../../answers/audit.ts';
import { viewEntries } from '../../audit-view.ts';
import { askedAccount } from '../../authorization/asked-account.ts';
import type { AuthenticatedEnv } from '../../context.ts';
import { requireUser } from '../../middleware/authenticate.ts';
import { limit } from '../../middleware/limit.ts';
import { queryParams } from '../../middleware/query-params.ts';
import { describe } from '../../openapi/describe.ts';
import { siteNotFound } from '../../readable-site.ts';

/** Entries of one file; who needs more asks for shorter times. */
const MAX_EXPORTED = 20_000;
const PAGE = 500;

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-03-01T12:00:00Z' })
  .transform((text) => Date.parse(text));

const querySchema = z.strictObject({
  action: z.enum(AUDIT_ACTIONS, 'is no action of the audit log').optional(),
  actor_kind: z.enum(AUDIT_ACTORS, `must be one of ${AUDIT_ACTORS.join(', ')}`).optional(),
  actor_id: z.string().optional(),
  site_id: z.string().optional(),
  from: instant.optional(),
  to: instant.optional(),
  before: z
    .string()
    .transform(Number)
    .pipe(z.int('must come from meta of another page').positive())
    .optional(),
  limit: z.coerce.number().int().min(1).max(PAGE).default(100),
  format: z.enum(['csv', 'json'], 'must be csv or json').optional(),
});

const description = describe({
  operationId: 'readAuditLog',
  tag: 'Accounts',
  summary: 'Who did what in an account, newest first',
  description: 'A page; with `format` the whole as a file.',
  params: { account_id: z.string() },
  answer: {
    'application/json': z.union([auditPageSchema, auditFileSchema]),
    'text/csv': z.string(),
  },
  errors: ['not_found', 'site_not_found'],
});

/** Who did what in an account, newest first: a page, or as `format=csv` and `format=json` the whole as a file. */
export const accountAudit = new Hono<AuthenticatedEnv>().get(
  '/:account_id/audit',
  description,
  requireUser(),
  limit({ name: 'audit', key: 'user', rate: '60/m' }),
  queryParams(querySchema),
  async (c) => {
    const { accountId } = askedAccount(c);
    const { before, limit, format, ...filter } = c.req.valid('query');
    const entries = entriesOf(c, accountId, await toFilter(c, filter));
    if (format === undefined) {
      const page = await entries({ before, limit });
      return c.json({
        entries: page,
        meta: { before: page.length === limit ? page.at(-1)?.id : null, limit },
      });
    }
    const all: AuditView[] = [];
    for (let last = before; all.length < MAX_EXPORTED; ) {
      const page = await entries({ before: last, limit: PAGE });
      all.push(...page);
      if (page.length < PAGE) break;
      last = Number(page.at(-1)?.id);
    }
    return c.body(format === 'csv' ? toCsv(all) : `${JSON.stringify({ entries: all })}\n`, 200, {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json',
      'content-disposition': `attachment; filename="audit-log.${format}"`,
    });
  },
);

type AskedFilter = Omit<z.infer<typeof querySchema>, 'before' | 'limit' | 'format'>;

async function toFilter(c: Context<AuthenticatedEnv>, asked: AskedFilter): Promise<AuditFilter> {
  const { action, actor_kind: actorKind, actor_id: actorId, site_id, from, to } = asked;
  const filter = { action, actorKind, actorId, from, to };
  if (site_id === undefined) return filter;
  const site = await findSite(c.get('services').db, site_id, c.get('principal').access);
  if (!site) throw siteNotFound();
  return { ...filter, siteId: site.id };
}

function entriesOf(c: Context<AuthenticatedEnv>, accountId: number, filter: AuditFilter) {
  const services = c.get('services');
  return async (page: { before?: number; limit: number }) =>
    await viewEntries(services, await listAuditEntries(services.db, accountId, filter, page));
}

function toCsv(entries: readonly AuditView[]): string {
  const head = ['id', 'at', 'action', 'actor_kind', 'actor_id', 'actor', 'target_kind', 'target_id', 'site'];
  const lines = entries.map(({ actor, target, ...entry }) =>
    csvLine([
      ...[entry.id, entry.at, entry.action, actor.kind, actor.id, actor.name, target.kind, target.id],
      ...[entry.site, entry.device, entry.place, entry.address, entry.request_id],
      JSON.stringify(entry.detail),
    ]),
  );
  const columns = csvLine([...head, 'device', 'place', 'address', 'request_id', 'detail']);
  return [BYTE_ORDER_MARK, columns, ...lines].join('');
}
