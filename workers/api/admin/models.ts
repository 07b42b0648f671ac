import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '../../../db/schema.ts';

/** How the admin area shows a table. Columns by their names in db/schema.ts. */
export interface Model {
  table: SQLiteTable;
  /** Of the list; the page of one row has all that are not hidden. */
  columns: readonly string[];
  /** They never leave the Worker: secrets, hashes of secrets, and what is sealed. */
  hidden?: readonly string[];
  /** Columns that a search looks into; a number is found whole. */
  searched?: readonly string[];
  /** Columns that hold the number of a row of another model. */
  links?: Readonly<Record<string, string>>;
  /** Sealed under the row's `keyId`: column and what it is sealed as. Shown opened, found whole by its index. */
  opened?: { column: string; context: string; index: string };
}

const OF_SITE = { siteId: 'sites' };

/** Every table the admin area shows. A new one is one entry here; workers/api/admin/models.test.ts asks for it. */
export const MODELS: Readonly<Record<string, Model>> = {
  accounts: {
    table: schema.accounts,
    columns: ['id', 'publicId', 'name', 'createdAt', 'blockedAt', 'deletedAt'],
    searched: ['id', 'publicId', 'name'],
  },
  users: {
    table: schema.users,
    columns: ['id', 'email', 'createdAt', 'twoFactorEnabled', 'isStaff', 'blockedAt', 'deletedAt'],
    hidden: ['keyId', 'emailIndex', 'name', 'image'],
    searched: ['id'],
    opened: { column: 'email', context: 'user.email', index: 'emailIndex' },
  },
  memberships: {
    table: schema.memberships,
    columns: ['id', 'accountId', 'userId', 'role', 'createdAt'],
    searched: ['accountId', 'userId'],
    links: { accountId: 'accounts', userId: 'users' },
  },
  'site-guests': {
    table: schema.siteGuests,
    columns: ['siteId', 'userId', 'role', 'createdAt'],
    links: { ...OF_SITE, userId: 'users' },
  },
  sites: {
    table: schema.sites,
    columns: ['id', 'publicId', 'domain', 'accountId', 'timezone', 'blocked', 'createdAt', 'deletedAt'],
    hidden: ['visitorSecret'],
    searched: ['id', 'publicId', 'domain', 'key'],
    links: { accountId: 'accounts' },
  },
  'site-transfers': {
    table: schema.siteTransfers,
    columns: ['siteId', 'createdAt', 'expiresAt'],
    hidden: ['tokenHash', 'token'],
    links: OF_SITE,
  },
  keys: {
    table: schema.apiKeys,
    columns: ['id', 'prefix', 'name', 'scopes', 'accountId', 'siteId', 'lastUsedAt', 'expiresAt'],
    hidden: ['keyHash'],
    searched: ['id', 'prefix', 'name'],
    links: { accountId: 'accounts', siteId: 'sites' },
  },
  'login-sessions': {
    table: schema.loginSessions,
    columns: ['id', 'userId', 'createdAt', 'expiresAt'],
    hidden: ['token', 'ipAddress', 'userAgent', 'place'],
    searched: ['userId'],
    links: { userId: 'users' },
  },
  goals: {
    table: schema.goals,
    columns: ['id', 'siteId', 'name', 'createdAt'],
    searched: ['name'],
    links: OF_SITE,
  },
  segments: {
    table: schema.segments,
    columns: ['id', 'siteId', 'userId', 'name', 'createdAt'],
    searched: ['name'],
    links: { ...OF_SITE, userId: 'users' },
  },
  funnels: {
    table: schema.funnels,
    columns: ['id', 'siteId', 'name', 'createdAt'],
    searched: ['name'],
    links: OF_SITE,
  },
  'shared-links': {
    table: schema.sharedLinks,
    columns: ['id', 'siteId', 'name', 'createdAt'],
    hidden: ['slug', 'passwordHash', 'password'],
    searched: ['name'],
    links: OF_SITE,
  },
  shields: { table: schema.shields, columns: ['id', 'siteId', 'kind', 'value', 'createdAt'], links: OF_SITE },
  deploys: { table: schema.deploys, columns: ['id', 'siteId', 'version', 'at'], links: OF_SITE },
  annotations: { table: schema.annotations, columns: ['id', 'siteId', 'date', 'text'], links: OF_SITE },
  budgets: { table: schema.budgets, columns: ['id', 'siteId'], links: OF_SITE },
  emails: {
    table: schema.emails,
    columns: ['id', 'mail', 'status', 'attempts', 'createdAt', 'sentAt', 'error'],
    hidden: ['dedupeHash', 'recipientHash'],
    searched: ['id', 'mail', 'status', 'providerId'],
  },
  'mail-opt-outs': {
    table: schema.mailOptOuts,
    columns: ['userId', 'at'],
    searched: ['userId'],
    links: { userId: 'users' },
  },
  'audit-log': {
    table: schema.auditLog,
    columns: ['id', 'at', 'accountId', 'siteId', 'action', 'actorKind', 'actorId', 'targetKind', 'targetId'],
    hidden: ['keyId', 'origin'],
    searched: ['action', 'actorId', 'targetId', 'requestId'],
    links: { accountId: 'accounts', siteId: 'sites' },
  },
  deletions: {
    table: schema.deletions,
    columns: ['id', 'publicId', 'kind', 'subject', 'state', 'requestedAt', 'undoUntil', 'dueAt', 'lastError'],
    hidden: ['undoTokenHash', 'keyId', 'sealed'],
    searched: ['publicId', 'subject', 'state'],
    links: { accountId: 'accounts' },
  },
  'sso-connections': {
    table: schema.ssoConnections,
    columns: ['id', 'accountId', 'issuer', 'isRequired', 'workedAt', 'problem', 'problemAt'],
    hidden: ['keyId', 'clientSecret'],
    searched: ['accountId', 'issuer'],
    links: { accountId: 'accounts' },
  },
  'sso-domains': {
    table: schema.ssoDomains,
    columns: ['id', 'accountId', 'domain', 'verifiedAt', 'createdAt'],
    searched: ['accountId', 'domain'],
    links: { accountId: 'accounts' },
  },
  impersonations: {
    table: schema.impersonations,
    columns: ['id', 'staffId', 'userId', 'accountId', 'reason', 'startedAt', 'endsAt', 'endedAt'],
    hidden: ['tokenHash'],
    searched: ['reason', 'staffId', 'userId'],
    links: { staffId: 'users', userId: 'users', accountId: 'accounts' },
  },
  'job-runs': {
    table: schema.jobRuns,
    columns: ['id', 'job', 'startedAt', 'endedAt', 'result', 'error'],
    searched: ['job'],
  },
};

/** Tables that the admin area leaves out, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  generations: 'one number, of no meaning to a person',
  past_salts: 'which key a past date is hashed by; of no use but for that',
  salts: 'names of secrets; the log tells of their making and end',
  seal_runs: 'lives for minutes; the job list shows what it is for',
  custom_props: 'names of props, which the site itself shows',
  route_rules: 'patterns, which the site itself shows',
  budget_days: 'numbers of a budget, day by day, which the site itself shows',
  audit_erasures: 'numbers of what is gone',
  credentials: 'password hashes and tokens of providers',
  verifications: 'tokens that lets somebody in',
  passkeys: "keys to sign in by; a user's row says whether she has a second factor",
  two_factors: 'secrets of authenticator apps',
  known_devices: 'hashes of cookies',
  known_places: 'countries, sealed under the key of the user they are of',
  invitations: 'hashes of addresses and of tokens',
  ownership_offers: 'hashes of tokens; the audit log tells of offers',
  announcements: 'the page of announcements shows them',
  feature_flags: 'the page of flags shows them',
  answer_counts: 'numbers by hour, which the overview shows',
  job_orders: 'lives for minutes; the job list shows it',
  usual_questions: 'what the dashboards of a site ask, for a week',
  kept_sites: 'when answers were kept ahead; the job list tells of runs',
};
