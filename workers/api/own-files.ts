import { type AnyColumn, getTableColumns } from 'drizzle-orm';
import { listOwnAuditEntries, listOwnMails, listRowsOf } from '../../db/own-data.ts';
import { loginSessions } from '../../db/schema.ts';
import { listSites } from '../../db/sites.ts';
import type { SignedInUser } from '../../db/users.ts';
import { recipientHashes } from '../../emails/send-mail.ts';
import { MODELS } from './admin/models.ts';
import { viewEntries } from './audit-view.ts';
import { accessOf } from './authorization/user-access.ts';
import type { Services } from './services.ts';

/** A file of the archive that a user gets of all that is known of her. */
export interface OwnFile {
  name: string;
  input: string;
}

const README = `What Pharos has of you, as JSON.

user.json           who you are, and which accounts you belong to
sessions.json       where you are signed in
emails.json         which e-mails were sent to you; what they said is not kept
audit-log.json      what you did
sites/<domain>/     what is set and saved of the sites you manage

The numbers of a site are no part of this: take them from its dashboard (Download), or by POST /api/v2/export.
Passwords, tokens and secrets of authenticator apps are kept as hashes or sealed, and are not here.
`;

/** All files, one after the other, each read when it is its turn. */
export async function* ownFiles(services: Services, user: SignedInUser): AsyncGenerator<OwnFile> {
  const { db, vault } = services;
  const { id, keyId, email, memberships } = user;
  yield { name: 'README.txt', input: README };
  yield json('user.json', {
    id,
    email,
    accounts: memberships.map(({ publicId, name, role }) => ({ id: publicId, name, role })),
  });
  const open = async (text: unknown, field: string) =>
    typeof text === 'string' ? await vault.open(keyId, text, `session.${field}`) : null;
  const sessions = await listRowsOf(db, loginSessions, loginSessions.userId, { id, without: ['token'] });
  yield json(
    'sessions.json',
    await Promise.all(
      sessions.map(async ({ createdAt, expiresAt, ipAddress, userAgent }) => ({
        ...{ created_at: createdAt, expires_at: expiresAt },
        address: await open(ipAddress, 'ipAddress'),
        user_agent: await open(userAgent, 'userAgent'),
      })),
    ),
  );
  yield json('emails.json', await listOwnMails(db, recipientHashes(services, email)));
  yield json('audit-log.json', await viewEntries(services, await listOwnAuditEntries(db, id)));
  for (const site of await listSites(db, accessOf(user, 'manage_sites'))) {
    const folder = `sites/${site.domain.replaceAll(/[^\w.-]/g, '_')}`;
    const { visitorSecret: _, ...settings } = site;
    yield json(`${folder}/settings.json`, settings);
    for (const [name, { table, hidden = [] }] of Object.entries(MODELS)) {
      const column = (getTableColumns(table) as Record<string, AnyColumn>).siteId;
      // What others did is not hers.
      if (!column || name === 'audit-log') continue;
      const rows = await listRowsOf(db, table, column, { id: site.id, without: hidden });
      if (rows.length > 0) yield json(`${folder}/${name}.json`, rows);
    }
  }
}

function json(name: string, content: unknown): OwnFile {
  return { name, input: `${JSON.stringify(content, null, 2)}\n` };
}
