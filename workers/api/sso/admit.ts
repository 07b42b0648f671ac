import type { Context } from 'hono';
import { type OpenSsoConnection, ssoProviderId } from '../../../db/sso-connections.ts';
import { listSsoDomains } from '../../../db/sso-domains.ts';
import { readStanding, saveMembership } from '../../../db/users.ts';
import { dropWaysIn } from '../../../db/ways-in.ts';
import { recordAudit, recordUserAudit } from '../audit.ts';
import { createUser } from '../identity/create-user.ts';
import { noteChange } from '../identity/note-change.ts';
import type { Services } from '../services.ts';
import type { Vouched } from './sso-flow.ts';

/** Why somebody is not let in whom her provider vouches for. */
export class NotAdmitted extends Error {
  override name = 'NotAdmitted';
  readonly code: 'sso_address' | 'blocked';

  constructor(code: NotAdmitted['code']) {
    super(code);
    this.code = code;
  }
}

interface User {
  id: string;
  email: string;
  emailVerified: boolean;
}

/**
 * The user an account's provider vouches for: the one it has vouched for before, the one of the address, or a new one; a member
 * of the account from now on. Her address here, too, must be of a domain of the account, whatever she was when she first
 * came. @throws NotAdmitted
 */
export async function admitVouched(
  c: Context,
  connection: OpenSsoConnection,
  vouched: Vouched,
): Promise<string> {
  const services: Services = c.get('services');
  const domains = await listSsoDomains(services.db, connection.accountId);
  const isOurs = (email: string) =>
    domains.some(({ domain, verifiedAt }) => verifiedAt !== null && email.endsWith(`@${domain}`));
  // A provider that leaves it out answers for its own organisation's addresses all the same.
  if (!isOurs(vouched.email) || vouched.isConfirmed === false) throw new NotAdmitted('sso_address');
  const { internalAdapter } = await services.auth.$context;
  const key = { providerId: ssoProviderId(connection.accountId), accountId: vouched.subject };
  const owner = await internalAdapter.findAccountOwnerByKey(key);
  const known: User | undefined = owner?.kind === 'owned' ? owner.user : undefined;
  const user = known ?? (await internalAdapter.findUserByEmail(vouched.email))?.user;
  if (user && !isOurs(user.email)) throw new NotAdmitted('sso_address');
  if (user && (await readStanding(services.db, Number(user.id))).isLockedOut)
    throw new NotAdmitted('blocked');

  const userId = user?.id ?? String((await createUser(services, vouched)).id);
  if (!user) await recordUserAudit(c, Number(userId), { action: 'user.signed_up', detail: { by: 'sso' } });
  else if (!user.emailVerified) await takeOver(services, userId);
  if (!known) {
    await internalAdapter.linkAccount({ userId, ...key });
    const notice = 'sign_in_linked' as const;
    if (user?.emailVerified) await noteChange(c, user, notice, new URL(connection.issuer).host);
  }
  await join(c, connection, Number(userId));
  return userId;
}

/** Whoever signed up with this address has not shown that it is hers; now somebody has. */
async function takeOver({ db, auth }: Services, userId: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await dropWaysIn(db, Number(userId));
  await internalAdapter.updateUser(userId, { emailVerified: true });
}

async function join(c: Context, connection: OpenSsoConnection, userId: number): Promise<void> {
  const { db, now }: Services = c.get('services');
  const { accountId, defaultRole: role } = connection;
  const { memberships } = await readStanding(db, userId);
  if (memberships.some((each) => each.accountId === accountId)) return;
  await saveMembership(db, { accountId, userId, role, now: now() });
  await recordAudit(c, {
    action: 'member.joined',
    target: userId,
    accountId,
    actor: { kind: 'user', id: String(userId) },
    detail: { role, by: 'sso' },
  });
}
