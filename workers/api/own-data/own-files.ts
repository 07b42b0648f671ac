import { type AnyColumn, eq, getTableColumns, isNull, or, type SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { isUnsubscribed } from '../../../db/mail-opt-outs.ts';
import {
  listOwnMails,
  listOwnProviders,
  listOwnSessions,
  ownAuditPages,
  pagesOf,
  type Row,
} from '../../../db/own-data.ts';
import {
  accounts,
  apiKeys,
  auditLog,
  budgetDays,
  customProps,
  knownDevices,
  passkeys,
  routeRules,
  segments,
  siteGuests,
  ssoConnections,
  ssoDomains,
} from '../../../db/schema.ts';
import { listSites } from '../../../db/sites.ts';
import type { SignedInUser } from '../../../db/users.ts';
import { recipientHashes } from '../../../emails/send-mail.ts';
import { MODELS } from '../admin/models.ts';
import { viewEntries } from '../audit-view.ts';
import { accessOf } from '../authorization/user-access.ts';
import type { Services } from '../services.ts';
import { type OwnFile, tableFiles } from './table-files.ts';

const README = `What Pharos has of you. Tables are there twice: as JSON for programs, as CSV for spreadsheets.

user.json           who you are, which accounts you belong to, and which sites you are a guest of
sessions            where you are signed in
passkeys, devices   by what you sign in, and the browsers you have signed in from
providers           who you are to others that sign you in
emails              which e-mails were sent to you; what they said is not kept
audit-log           what you did
accounts            the accounts you look after; accounts-keys has their API keys, accounts-sso the providers they sign in by
sites               the sites you look after; sites-goals, sites-segments and so on have what is saved with them

The numbers of a site are no part of this: take them from its dashboard (Download), or by POST /api/v2/export.
Passwords, tokens and secrets of authenticator apps are kept as hashes or sealed, and are not here.
`;

/** What belongs to a site and is no part of the admin area. */
const MORE_OF_SITES: Record<string, SQLiteTable> = {
  'custom-props': customProps,
  routes: routeRules,
  'budget-days': budgetDays,
};
/** What others did, and who else may come in, is not hers; keys are with their account. */
const NOT_OF_SITES: ReadonlySet<SQLiteTable> = new Set<SQLiteTable>([auditLog, siteGuests, apiKeys]);

/** All files, one after the other, each read when it is its turn. */
export async function* ownFiles(services: Services, user: SignedInUser): AsyncGenerator<OwnFile> {
  const { db, vault } = services;
  const { id, email } = user;
  const open = async (text: string | null, context: string) =>
    text === null ? null : await vault.open(user.keyId, text, context);
  yield { name: 'README.txt', input: README };
  yield { name: 'user.json', input: `${JSON.stringify(await whoSheIs(services, user), null, 2)}\n` };

  const sessions = await Promise.all(
    (await listOwnSessions(db, id)).map(async ({ ipAddress, userAgent, place, ...times }) => ({
      ...times,
      address: await open(ipAddress, 'session.ipAddress'),
      place: await open(place, 'session.place'),
      userAgent: await open(userAgent, 'session.userAgent'),
    })),
  );
  yield* tableFiles('sessions', () => [sessions]);
  const hidden = ['publicKey', 'credentialID', 'counter', 'userId'];
  yield* tableFiles('passkeys', async function* () {
    for await (const page of pagesOf(db, passkeys, passkeys.userId, { ids: [id], without: hidden })) {
      yield await Promise.all(
        page.map(async ({ name, ...row }) => ({
          name: await open(name as string | null, 'passkey.name'),
          ...row,
        })),
      );
    }
  });
  const device = { ids: [id], without: ['deviceHash', 'userId'] };
  yield* tableFiles('devices', () => pagesOf(db, knownDevices, knownDevices.userId, device));
  const providers = await Promise.all(
    (await listOwnProviders(db, id)).map(async ({ provider, subject, createdAt }) => ({
      provider,
      subject: await open(subject, 'account.accountId'),
      createdAt,
    })),
  );
  yield* tableFiles('providers', () => [providers]);
  const mails = await listOwnMails(db, recipientHashes(services, email));
  yield* tableFiles('emails', () => [mails]);
  yield* tableFiles('audit-log', async function* () {
    for await (const page of ownAuditPages(db, id)) {
      yield (await viewEntries(services, page)).map((entry): Row => ({ ...entry }));
    }
  });
  yield* accountFiles(services, user);
  yield* siteFiles(services, user);
}

async function whoSheIs({ db, auth }: Services, user: SignedInUser) {
  const { internalAdapter } = await auth.$context;
  const stored = await internalAdapter.findUserById(String(user.id));
  const guestSites = await listSites(db, {
    accountIds: [],
    siteIds: null,
    guestSiteIds: user.guestOf.map(({ siteId }) => siteId),
  });
  return {
    id: user.id,
    email: user.email,
    name: stored?.name ?? '',
    created_at: stored?.createdAt,
    email_verified: stored?.emailVerified,
    two_factor: user.hasTwoFactor,
    announcements: !(await isUnsubscribed(db, user.id)),
    accounts: user.memberships.map(({ publicId, name, role }) => ({ id: publicId, name, role })),
    guest_of: guestSites.map((site) => ({
      site: site.domain,
      role: user.guestOf.find(({ siteId }) => siteId === site.id)?.role,
    })),
  };
}

async function* accountFiles({ db }: Services, user: SignedInUser): AsyncGenerator<OwnFile> {
  const ids = [...(accessOf(user, 'manage_keys').accountIds ?? [])];
  const { hidden = [] } = MODELS.keys ?? {};
  yield* tableFiles('accounts', () => pagesOf(db, accounts, accounts.id, { ids }));
  yield* tableFiles('accounts-keys', () => pagesOf(db, apiKeys, apiKeys.accountId, { ids, without: hidden }));
  const { hidden: secret = [] } = MODELS['sso-connections'] ?? {};
  yield* tableFiles('accounts-sso', () =>
    pagesOf(db, ssoConnections, ssoConnections.accountId, { ids, without: secret }),
  );
  yield* tableFiles('accounts-sso-domains', () =>
    pagesOf(db, ssoDomains, ssoDomains.accountId, { ids, without: [] }),
  );
}

/** A table has the rows of all her sites, each with the domain of its own: a hundred sites are no more questions than one. */
async function* siteFiles({ db }: Services, user: SignedInUser): AsyncGenerator<OwnFile> {
  const sites = await listSites(db, accessOf(user, 'manage_sites'));
  const domains = new Map(sites.map(({ id, domain }) => [id, domain]));
  const ids = [...domains.keys()];
  const settings = sites.map(({ visitorSecret: _, ...site }): Row => site);
  yield* tableFiles('sites', () => [settings]);
  const tables = [
    ...Object.entries(MODELS).map(([name, { table, hidden = [] }]) => ({ name, table, without: hidden })),
    ...Object.entries(MORE_OF_SITES).map(([name, table]) => ({ name, table, without: [] })),
  ];
  for (const { name, table, without } of tables) {
    const column = (getTableColumns(table) as Record<string, AnyColumn>).siteId;
    if (!column || NOT_OF_SITES.has(table)) continue;
    // Segments are a site's, or of one of its people alone.
    const only: SQL | undefined =
      table === segments ? or(isNull(segments.userId), eq(segments.userId, user.id)) : undefined;
    yield* tableFiles(`sites-${name}`, async function* () {
      for await (const page of pagesOf(db, table, column, { ids, without, only })) {
        yield page.map((row) => ({ site: domains.get(Number(row.siteId)), ...row }));
      }
    });
  }
}
