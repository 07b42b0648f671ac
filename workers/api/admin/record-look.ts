import type { Context } from 'hono';
import { hasLooked } from '../../../db/audit-log.ts';
import type { Site } from '../../../db/sites.ts';
import { recordAudit } from '../audit.ts';
import type { AuthenticatedEnv } from '../context.ts';

/** Who leafs through a table, or leaves a page open that asks again each minute, looks once. */
const SAME_LOOK_MS = 10 * 60_000;

interface Look {
  /** A page or table of the admin area, or a route that is looked at as somebody else. */
  target: string;
  site?: Pick<Site, 'id' | 'accountId'>;
  accountId?: number | null;
  detail?: Record<string, unknown>;
}

/** Writes down that staff looks at something, once in ten minutes. */
export async function recordLook(
  c: Context<AuthenticatedEnv>,
  actor: { kind: 'staff'; id: string },
  { target, site, accountId = null, detail }: Look,
): Promise<void> {
  const { db, now } = c.get('services');
  const same = {
    ...{ actorId: actor.id, targetId: target },
    ...{ accountId: site?.accountId ?? accountId, siteId: site?.id ?? null },
  };
  if (await hasLooked(db, same, now() - SAME_LOOK_MS)) return;
  await recordAudit(c, {
    ...{ action: 'staff.looked', target, actor, accountId },
    ...(site && { site }),
    ...(detail && { detail }),
  });
}
