import type { Context } from 'hono';
import type { AuditAction, AuditActor } from '../../db/audit-action.ts';
import { addAuditEntry } from '../../db/audit-log.ts';
import type { Site } from '../../db/sites.ts';
import { readStanding, readUserKeyId } from '../../db/users.ts';
import { clientOf } from './client-of.ts';
import type { Principal } from './context.ts';
import type { Services } from './services.ts';

/** What the sealed device and place of an entry are sealed as. */
export const ORIGIN_CONTEXT = 'audit.origin';

/** Something that was done to an account's data. */
export interface Done {
  action: AuditAction;
  /** Id of what it was done to, as the API shows it. */
  target: string | number;
  /** The site it is part of. */
  site?: Pick<Site, 'id' | 'accountId'>;
  /** The account, where there is no site. */
  accountId?: number | null;
  /** Who did it, where it is not who asks. */
  actor?: { kind: AuditActor; id: string };
  /** What is worth knowing besides: no secrets, and nothing of a person. */
  detail?: Record<string, unknown>;
}

/** Writes down what the request has just done. Behind authentication; without it, the operator did it. */
export async function recordAudit(c: Context, done: Done): Promise<void> {
  const principal: Principal | undefined = c.get('principal');
  const person = principal?.kind === 'user' ? (principal.view?.staff ?? principal.user) : undefined;
  const keyId = person?.keyId ?? null;
  await addEntry(c, done, { ...(done.actor ?? actorOf(principal)), keyId });
}

/** Writes down what a user has done to herself, such as signing in: in each of her accounts. */
export async function recordUserAudit(
  c: Context,
  userId: number,
  done: Pick<Done, 'action' | 'detail'>,
): Promise<void> {
  const { db }: Services = c.get('services');
  const [{ memberships }, keyId] = await Promise.all([readStanding(db, userId), readUserKeyId(db, userId)]);
  const actor = { kind: 'user' as const, id: String(userId), keyId: keyId ?? null };
  const accountIds = memberships.map(({ accountId }) => accountId);
  for (const accountId of accountIds.length > 0 ? accountIds : [null]) {
    await addEntry(c, { ...done, target: userId, accountId }, actor);
  }
}

async function addEntry(
  c: Context,
  { action, target, site, accountId = null, detail = {} }: Done,
  actor: { kind: AuditActor; id: string; keyId: string | null },
): Promise<void> {
  const { db, vault, now }: Services = c.get('services');
  const { keyId } = actor;
  await addAuditEntry(db, {
    accountId: site?.accountId ?? accountId,
    siteId: site?.id ?? null,
    at: now(),
    action,
    actorKind: actor.kind,
    actorId: actor.id,
    targetKind: action.slice(0, action.indexOf('.')),
    targetId: String(target),
    requestId: c.get('requestId'),
    keyId,
    origin: keyId === null ? null : await vault.seal(keyId, JSON.stringify(clientOf(c)), ORIGIN_CONTEXT),
    detail,
  });
}

function actorOf(principal: Principal | undefined): { kind: AuditActor; id: string } {
  switch (principal?.kind) {
    case 'user':
      return { kind: 'user', id: String(principal.user.id) };
    case 'key':
      return { kind: 'key', id: String(principal.key.id) };
    case 'link':
      throw new Error('a shared link changes nothing');
    default:
      return { kind: 'operator', id: '' };
  }
}
