import { z } from 'zod';
import type { AuditEntry } from '../../db/audit-log.ts';
import { readAuditNames } from '../../db/audit-names.ts';
import { KeyDestroyed } from '../../vault/vault.ts';
import type { AuditView } from './answers/audit.ts';
import { ORIGIN_CONTEXT } from './audit.ts';
import type { Services } from './services.ts';

const originSchema = z.object({ device: z.string(), place: z.string(), address: z.string() });
const UNKNOWN = { device: null, place: null, address: null };

/** Entries with the names of whom and what they tell of. */
export async function viewEntries(services: Services, entries: AuditEntry[]): Promise<AuditView[]> {
  const { db, vault } = services;
  const idsOf = (kind: string) =>
    entries.filter(({ actorKind }) => actorKind === kind).map(({ actorId }) => Number(actorId));
  const { keys, sites, users } = await readAuditNames(db, vault, {
    keys: idsOf('key'),
    sites: entries.flatMap(({ siteId }) => siteId ?? []),
    users: idsOf('user'),
  });
  const names: Record<string, Map<number, string>> = { user: users, key: keys };
  return await Promise.all(
    entries.map(async (entry) => ({
      id: String(entry.id),
      at: new Date(entry.at).toISOString(),
      action: entry.action,
      actor: {
        kind: entry.actorKind,
        id: entry.actorId,
        name: names[entry.actorKind]?.get(Number(entry.actorId)) ?? null,
      },
      target: { kind: entry.targetKind, id: entry.targetId },
      site: sites.get(entry.siteId ?? 0) ?? null,
      ...(await openOrigin(services, entry)),
      request_id: entry.requestId,
      detail: entry.detail,
    })),
  );
}

async function openOrigin({ vault }: Services, { keyId, origin, actorKind }: AuditEntry) {
  // Where our staff sits is not the account's.
  if (keyId === null || origin === null || actorKind === 'staff') return UNKNOWN;
  try {
    const { device, place, address } = originSchema.parse(
      JSON.parse(await vault.open(keyId, origin, ORIGIN_CONTEXT)),
    );
    return { device: device || null, place: place || null, address: address || null };
  } catch (error) {
    if (error instanceof KeyDestroyed) return UNKNOWN;
    throw error;
  }
}
