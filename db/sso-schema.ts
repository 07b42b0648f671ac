import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Role } from '../core/team/role.ts';
import { accounts } from './schema.ts';

/** An account's own identity provider. */
export const ssoConnections = sqliteTable('sso_connections', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  accountId: integer('account_id')
    .notNull()
    .unique()
    .references(() => accounts.id),
  issuer: text('issuer').notNull(),
  clientId: text('client_id').notNull(),
  /** Names the connection's own key, which goes with it. */
  keyId: text('key_id').notNull(),
  /** Sealed. */
  clientSecret: text('client_secret').notNull(),
  /** What somebody becomes who comes by it for the first time. */
  defaultRole: text('default_role').$type<Exclude<Role, 'owner'>>().notNull(),
  /** Whether members but for owners reach nothing of the account who have come another way. */
  isRequired: integer('is_required', { mode: 'boolean' }).notNull().default(sql`0`),
  workedAt: integer('worked_at'),
  /** What was wrong the last time. */
  problem: text('problem').$type<SsoProblemCode>(),
  /** In the provider's own words. */
  reason: text('reason').notNull().default(sql`''`),
  problemAt: integer('problem_at'),
  createdAt: integer('created_at').notNull(),
});

/** What may be wrong with a connection: the provider, or what is set of it here. */
export const SSO_PROBLEMS = [
  'unreachable',
  'no_provider',
  'wrong_issuer',
  'client_refused',
  'provider_error',
  'untrusted_token',
  'no_email',
] as const;
export type SsoProblemCode = (typeof SSO_PROBLEMS)[number];

/** Domains of addresses that an account's provider vouches for. */
export const ssoDomains = sqliteTable(
  'sso_domains',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    domain: text('domain').notNull(),
    /** What the TXT record has to say. */
    proof: text('proof').notNull(),
    verifiedAt: integer('verified_at'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('sso_domains_by_account').on(table.accountId, table.domain),
    uniqueIndex('sso_domains_by_domain').on(table.domain).where(sql`${table.verifiedAt} IS NOT NULL`),
  ],
);
