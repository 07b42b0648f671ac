import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { GuestRole, Role } from '../core/team/role.ts';
import { accounts, sites } from './schema.ts';
import type { WayIn } from './way-in.ts';

/*
 * Who signs in, and how. better-auth writes most of it, through workers/api/identity/sealed-adapter.ts: columns marked
 * "sealed" hold ciphertext under the user's key (vault/), `…_index` a keyed hash to find them by. Its tables hold times
 * as Date.
 */

/** Epoch ms, as a Date. */
function time(name: string) {
  return integer(name, { mode: 'timestamp_ms' });
}

function ofUser() {
  return integer('user_id')
    .notNull()
    .references(() => users.id);
}

/** Who signs in. */
export const users = sqliteTable('users', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  /** Names the user's key in R2. */
  keyId: text('key_id').notNull().unique(),
  /** Sealed; lower-case. */
  email: text('email').notNull(),
  emailIndex: text('email_index').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(sql`0`),
  /** Sealed. */
  name: text('name').notNull(),
  /** Sealed. */
  image: text('image'),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(sql`0`),
  isStaff: integer('is_staff', { mode: 'boolean' }).notNull().default(sql`0`),
  /** Set: cannot sign in; see db/blocks.ts. */
  blockedAt: integer('blocked_at'),
  createdAt: time('created_at').notNull(),
  updatedAt: time('updated_at').notNull(),
  /** Set: is to be destroyed, and cannot sign in. */
  deletedAt: integer('deleted_at'),
  /** When she last shut a stranger out: links that were sent before do not change her address. */
  lockedAt: integer('locked_at'),
});

/** Whose accounts a user belongs to, and as what. */
export const memberships = sqliteTable(
  'memberships',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    userId: ofUser(),
    role: text('role').$type<Role>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('memberships_by_account').on(table.accountId, table.userId),
    index('memberships_by_user').on(table.userId),
  ],
);

/** A user's password (provider `credential`), or who she is to another provider. */
export const credentials = sqliteTable(
  'credentials',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    userId: ofUser(),
    providerId: text('provider_id').notNull(),
    /** Sealed: the user's id at the provider. */
    accountId: text('subject').notNull(),
    accountIdIndex: text('subject_index').notNull(),
    /** workers/api/password.ts. */
    password: text('password'),
    /** Sealed, as are the other tokens. */
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: time('access_token_expires_at'),
    refreshTokenExpiresAt: time('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('credentials_by_subject').on(table.providerId, table.accountIdIndex),
    index('credentials_by_user').on(table.userId),
  ],
);

/** A signed-in browser; holds the SHA-256 of the cookie's token, never the token. */
export const loginSessions = sqliteTable(
  'login_sessions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    userId: ofUser(),
    token: text('token_hash').notNull().unique(),
    /** Sealed. */
    ipAddress: text('ip_address'),
    /** Sealed. */
    userAgent: text('user_agent'),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    /** The account whose provider has opened it. */
    ssoAccountId: integer('sso_account_id'),
    /** Sealed: country and region. */
    place: text('place'),
    /** By which way (WAYS_IN). */
    signedInBy: text('signed_in_by').$type<WayIn>(),
  },
  (table) => [
    index('login_sessions_by_user').on(table.userId),
    index('login_sessions_by_expiry').on(table.expiresAt),
  ],
);

/** What waits for somebody to come back with a token; identifiers are hashed. */
export const verifications = sqliteTable(
  'verifications',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [
    index('verifications_by_identifier').on(table.identifier),
    index('verifications_by_expiry').on(table.expiresAt),
  ],
);

/** A user's WebAuthn credentials. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    userId: ofUser(),
    /** Sealed. */
    name: text('name'),
    publicKey: text('public_key').notNull(),
    credentialID: text('credential_id').notNull().unique(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text('transports'),
    aaguid: text('aaguid'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('passkeys_by_user').on(table.userId)],
);

/** A user's authenticator app and recovery codes, both encrypted by better-auth. */
export const twoFactors = sqliteTable('two_factors', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  userId: ofUser().unique(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  /** Whether a first code has been given. */
  verified: integer('verified', { mode: 'boolean' }).notNull().default(sql`0`),
  failedVerificationCount: integer('failed_verification_count').notNull().default(sql`0`),
  lockedUntil: time('locked_until'),
  /** The newest time step whose code was taken: none is taken twice. */
  lastStep: integer('last_step').notNull().default(sql`0`),
  /** When the first code was given (epoch ms). */
  confirmedAt: integer('confirmed_at').notNull().default(sql`0`),
  /** When other recovery codes were made (epoch ms). */
  codesMadeAt: integer('codes_made_at').notNull().default(sql`0`),
});

/** Browsers a user has signed in from before, by the SHA-256 of their cookie. */
export const knownDevices = sqliteTable(
  'known_devices',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    userId: ofUser(),
    deviceHash: text('device_hash').notNull(),
    createdAt: integer('created_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    /** Until then a password alone opens a session here. */
    trustedUntil: integer('trusted_until'),
  },
  (table) => [uniqueIndex('known_devices_by_user').on(table.userId, table.deviceHash)],
);

/** Countries a user has signed in from before. */
export const knownPlaces = sqliteTable(
  'known_places',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    userId: ofUser(),
    /** Sealed. */
    place: text('place').notNull(),
    createdAt: integer('created_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
  },
  (table) => [index('known_places_by_user').on(table.userId)],
);

/** Who reaches one site of an account without belonging to it. */
export const siteGuests = sqliteTable(
  'site_guests',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    siteId: integer('site_id')
      .notNull()
      .references(() => sites.id),
    userId: ofUser(),
    role: text('role').$type<GuestRole>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('site_guests_by_site').on(table.siteId, table.userId),
    index('site_guests_by_user').on(table.userId),
  ],
);

/** Who may join an account, or one site of it as a guest. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Set: as a guest of this site. */
    siteId: integer('site_id').references(() => sites.id),
    /** Names the invitation's own key, which is destroyed with it. */
    keyId: text('key_id').notNull(),
    /** Sealed; lower-case. */
    email: text('email').notNull(),
    emailIndex: text('email_index').notNull(),
    role: text('role').$type<Role>().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: integer('invited_by')
      .notNull()
      .references(() => users.id),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    index('invitations_by_email').on(table.emailIndex),
    index('invitations_by_account').on(table.accountId),
  ],
);

/** An account's owner wants a member to take her place. */
export const ownershipOffers = sqliteTable('ownership_offers', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  accountId: integer('account_id')
    .notNull()
    .unique()
    .references(() => accounts.id),
  fromUserId: integer('from_user_id')
    .notNull()
    .references(() => users.id),
  toUserId: integer('to_user_id')
    .notNull()
    .references(() => users.id),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
});
