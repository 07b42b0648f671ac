import { sql } from 'drizzle-orm';
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { BudgetState, BudgetVerdict } from '../core/budgets/budget.ts';
import type { BudgetNews } from '../core/budgets/budget-news.ts';
import type { Device } from '../core/device.ts';
import type { FunnelOrder, FunnelStep } from '../core/funnel.ts';
import type { GoalRule } from '../core/goal.ts';
import type { ShieldKind } from '../core/shield/shields.ts';
import type { TrackerSettings } from '../core/tracker-settings.ts';
import type { Vital } from '../core/vitals/vitals.ts';
import type { FormerZone } from '../core/zone-change.ts';
import type { ApiScope } from './api-scope.ts';
import type { AuditAction, AuditActor } from './audit-action.ts';
import { users } from './identity-schema.ts';
import type { MailStatus } from './mail-status.ts';

export * from './announcement-schema.ts';
export * from './deletion-schema.ts';
export * from './flag-schema.ts';
export * from './identity-schema.ts';
export * from './impersonation-schema.ts';
export * from './job-schema.ts';
export { ssoConnections, ssoDomains } from './sso-schema.ts';
export * from './usual-schema.ts';

// Mirrors migrations/d1; db/schema.test.ts holds the two together. Times (`…_at`) are epoch milliseconds.

/** Who pays, and whom sites belong to. */
export const accounts = sqliteTable('accounts', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  publicId: text('public_id').notNull().unique(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
  /** What its questions may take where that differs from the plan. */
  queryLimits: text('query_limits', { mode: 'json' }).$type<Record<string, unknown>>(),
  /** Set: its members reach nothing of it. */
  blockedAt: integer('blocked_at'),
  /** Whether members who sign in by one factor reach nothing of it. */
  requiresTwoFactor: integer('requires_two_factor', { mode: 'boolean' }).notNull().default(sql`0`),
  /** Set: it is to be destroyed; its members reach nothing of it. */
  deletedAt: integer('deleted_at'),
  /** Set: all of it is gone. */
  erasedAt: integer('erased_at'),
});

/** A tracked property; core/site.ts SiteConfig is what ingest gets of it. */
export const sites = sqliteTable(
  'sites',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    publicId: text('public_id').notNull().unique(),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    domain: text('domain').notNull().unique(),
    key: text('key').notNull().unique(),
    timezone: text('timezone').notNull(),
    hostnames: text('hostnames', { mode: 'json' }).$type<string[]>().notNull().default(sql`'[]'`),
    visitorSecret: text('visitor_secret').notNull(),
    dropDatacentre: integer('drop_datacentre', { mode: 'boolean' }).notNull().default(sql`0`),
    blocked: integer('blocked', { mode: 'boolean' }).notNull().default(sql`0`),
    createdAt: integer('created_at').notNull(),
    /** Set: nobody finds the site any more, and its domain is free. */
    deletedAt: integer('deleted_at'),
    /** The zones before `timezone`, oldest first; see core/zone-change.ts. */
    formerZones: text('former_zones', { mode: 'json' }).$type<FormerZone[]>().notNull().default(sql`'[]'`),
    /** Whole months before the current one that are kept; null = all. */
    retentionMonths: integer('retention_months'),
    /** Set: what was known of the deleted site is physically gone. */
    erasedAt: integer('erased_at'),
    /** What the owner set of the script; see core/tracker-settings.ts. */
    tracker: text('tracker', { mode: 'json' }).$type<Partial<TrackerSettings>>().notNull().default(sql`'{}'`),
    /** Set: the owner has closed the site. Its numbers stay, nothing comes in. */
    archivedAt: integer('archived_at'),
    /** Whether anybody reads its dashboard, under its domain. */
    isPublic: integer('is_public', { mode: 'boolean' }).notNull().default(sql`0`),
    /** What people call it; '' = by its domain. */
    displayName: text('display_name').notNull().default(sql`''`),
  },
  (table) => [index('sites_by_account').on(table.accountId)],
);

/** Bearer keys, as SHA-256. No account = the operator's: sees every site and has no plan limits. */
export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The key's first characters, to tell keys apart in lists. */
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    name: text('name').notNull(),
    scopes: text('scopes', { mode: 'json' }).$type<ApiScope[]>().notNull(),
    accountId: integer('account_id').references(() => accounts.id),
    /** Restricts the key to one site. */
    siteId: integer('site_id').references(() => sites.id),
    /** Requests per minute; none = no limit. */
    ratePerMinute: integer('rate_per_minute'),
    createdAt: integer('created_at').notNull(),
    lastUsedAt: integer('last_used_at'),
    /** No reference: a key outlives whoever made it. */
    createdBy: integer('created_by'),
    /** From then on it does not work. */
    expiresAt: integer('expires_at'),
    /** The key that took its place. */
    replacedBy: integer('replaced_by'),
  },
  (table) => [index('api_keys_by_account').on(table.accountId)],
);

/** One row: the newest generation number handed out, in microseconds of ClickHouse's clock. */
export const generations = sqliteTable(
  'generations',
  { id: integer('id').primaryKey(), gen: integer('gen').notNull() },
  (table) => [check('one_row', sql`${table.id} = 1`)],
);

/** Which UTC day's key the salt of a past date is derived from; the keys themselves live in KV only. */
export const pastSalts = sqliteTable(
  'past_salts',
  { date: text('date').primaryKey(), keyDate: text('key_date').notNull() },
  (table) => [index('past_salts_by_key').on(table.keyDate)],
);

export const sealRuns = sqliteTable('seal_runs', {
  gen: integer('gen').primaryKey(),
  startedAt: integer('started_at').notNull(),
});

export const salts = sqliteTable('salts', {
  name: text('name').primaryKey(),
  date: text('date').notNull(),
  createdAt: integer('created_at').notNull(),
  destroyedAt: integer('destroyed_at'),
});

/** What counts as a conversion; `rule` and `props` as core/goal.ts has them. */
export const goals = sqliteTable(
  'goals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    name: text('name').notNull(),
    rule: text('rule', { mode: 'json' }).$type<GoalRule>().notNull(),
    props: text('props', { mode: 'json' }).$type<Record<string, string>>().notNull().default(sql`'{}'`),
    currency: text('currency'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('goals_by_name').on(table.siteId, table.name),
    uniqueIndex('goals_by_rule').on(table.siteId, table.rule, table.props),
  ],
);

/** Props the dashboard offers; events bring whatever they bring. */
export const customProps = sqliteTable(
  'custom_props',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    name: text('name').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('custom_props_by_name').on(table.siteId, table.name)],
);

/** Filters under a name: a user's own, or the site's when there is no user. */
export const segments = sqliteTable(
  'segments',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    userId: integer('user_id').references(() => users.id),
    name: text('name').notNull(),
    filters: text('filters', { mode: 'json' }).$type<unknown[]>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('segments_by_site').on(table.siteId)],
);

/** Funnels under a name; `steps` as core/funnel.ts has them. */
export const funnels = sqliteTable(
  'funnels',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    name: text('name').notNull(),
    steps: text('steps', { mode: 'json' }).$type<FunnelStep[]>().notNull(),
    stepOrder: text('step_order').$type<FunnelOrder>().notNull(),
    windowDays: integer('window_days'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('funnels_by_name').on(table.siteId, table.name)],
);

/** Addresses under which anybody reads one site's dashboard. */
export const sharedLinks = sqliteTable(
  'shared_links',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    name: text('name').notNull(),
    slug: text('slug').notNull().unique(),
    createdAt: integer('created_at').notNull(),
    /** workers/api/password.ts. */
    passwordHash: text('password_hash'),
    /** The part of the site that is shown; no reference, see the migration. */
    segmentId: integer('segment_id'),
    expiresAt: integer('expires_at'),
  },
  (table) => [uniqueIndex('shared_links_by_name').on(table.siteId, table.name)],
);

/** Routes that a site's owner makes of its pages, in the order of `position`. */
export const routeRules = sqliteTable(
  'route_rules',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    pattern: text('pattern').notNull(),
    position: integer('position').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('route_rules_by_pattern').on(table.siteId, table.pattern)],
);

/** When which version of a site went on line. */
export const deploys = sqliteTable(
  'deploys',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    version: text('version').notNull(),
    /** Epoch ms. */
    at: integer('at').notNull(),
    description: text('description').notNull().default(sql`''`),
    url: text('url').notNull().default(sql`''`),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('deploys_by_version').on(table.siteId, table.version),
    index('deploys_by_time').on(table.siteId, table.at),
  ],
);

/** What happened on a day of a site, in its owner's words. */
export const annotations = sqliteTable(
  'annotations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    /** YYYY-MM-DD on the site's calendar. */
    date: text('date').notNull(),
    text: text('text').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('annotations_by_date').on(table.siteId, table.date)],
);

/** How fast a site's owner wants pages to be (core/budgets); '' = all pages, every device. */
export const budgets = sqliteTable(
  'budgets',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    vital: text('vital').$type<Vital>().notNull(),
    bound: real('bound').notNull(),
    maxIncrease: real('max_increase'),
    route: text('route').notNull().default(sql`''`),
    device: text('device').$type<Device | ''>().notNull().default(sql`''`),
    minSamples: integer('min_samples').notNull(),
    days: integer('days').notNull(),
    state: text('state').$type<BudgetState['state']>().notNull().default(sql`'kept'`),
    against: integer('against').notNull().default(sql`0`),
    /** The last date that was judged. */
    checkedTo: text('checked_to'),
    createdAt: integer('created_at').notNull(),
    /** Told there, too; '' = nowhere. */
    webhookUrl: text('webhook_url').notNull().default(sql`''`),
    /** What the webhook has not taken yet. */
    untold: text('untold', { mode: 'json' }).$type<BudgetNews>(),
    untoldSince: integer('untold_since'),
  },
  (table) => [uniqueIndex('budgets_by_subject').on(table.siteId, table.vital, table.route, table.device)],
);

/** How a date went for a budget. */
export const budgetDays = sqliteTable(
  'budget_days',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    budgetId: integer('budget_id')
      .notNull()
      .references(() => budgets.id),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    date: text('date').notNull(),
    value: real('value'),
    samples: integer('samples').notNull(),
    verdict: text('verdict').$type<BudgetVerdict>().notNull(),
  },
  (table) => [
    uniqueIndex('budget_days_by_date').on(table.budgetId, table.date),
    index('budget_days_by_site').on(table.siteId),
  ],
);

/** What a site's owner keeps out; `kind` and `value` as core/shield has them. */
export const shields = sqliteTable(
  'shields',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    kind: text('kind').$type<ShieldKind>().notNull(),
    value: text('value').notNull(),
    note: text('note').notNull().default(sql`''`),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('shields_by_value').on(table.siteId, table.kind, table.value)],
);

/** E-mails sent or to be sent; holds neither addresses nor contents. */
export const emails = sqliteTable(
  'emails',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    dedupeHash: text('dedupe_hash').notNull().unique(),
    mail: text('mail').notNull(),
    recipientHash: text('recipient_hash').notNull(),
    status: text('status').$type<MailStatus>().notNull(),
    attempts: integer('attempts').notNull(),
    /** When somebody else may take over; none once nothing is left to do. */
    retryAt: integer('retry_at'),
    /** Postmark's MessageID. */
    providerId: text('provider_id'),
    error: text('error'),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
  },
  (table) => [
    index('emails_by_retry').on(table.retryAt).where(sql`${table.retryAt} IS NOT NULL`),
    index('emails_by_recipient').on(table.recipientHash),
    index('emails_by_creation').on(table.createdAt),
  ],
);

/** Who did what to what. Append-only, by triggers. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** Whose data it was about; none: the operator's own. */
    accountId: integer('account_id'),
    siteId: integer('site_id'),
    at: integer('at').notNull(),
    action: text('action').$type<AuditAction>().notNull(),
    actorKind: text('actor_kind').$type<AuditActor>().notNull(),
    actorId: text('actor_id').notNull(),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id').notNull(),
    requestId: text('request_id').notNull(),
    /** Names the user's key that `origin` is sealed under. */
    keyId: text('key_id'),
    /** Sealed: device, place and address. */
    origin: text('origin'),
    detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull().default(sql`'{}'`),
  },
  (table) => [
    index('audit_log_by_account').on(table.accountId, table.id),
    index('audit_log_by_site').on(table.siteId),
    index('audit_log_by_look')
      .on(table.actorId, table.targetId, table.at)
      .where(sql`${table.action} = 'staff.looked'`),
  ],
);

/** Accounts and sites whose audit entries may be deleted, because all of them is. */
export const auditErasures = sqliteTable(
  'audit_erasures',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind').$type<'account' | 'site'>().notNull(),
    subjectId: integer('subject_id').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [uniqueIndex('audit_erasures_by_subject').on(table.kind, table.subjectId)],
);

/** Offers of a site to another account, by the SHA-256 of a token. */
export const siteTransfers = sqliteTable('site_transfers', {
  siteId: integer('site_id')
    .primaryKey()
    .references(() => sites.id),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
});
