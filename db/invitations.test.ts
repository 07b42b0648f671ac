import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVault, type Vault } from '../vault/vault.ts';
import { createAccount } from './accounts.ts';
import { type Database, openDatabase } from './database.ts';
import {
  createInvitation,
  deleteExpiredInvitations,
  endInvitationsOf,
  isInvited,
  listInvitations,
} from './invitations.ts';
import { users } from './schema.ts';
import { applyD1Migrations } from './test-database.ts';
import { emailIndexes } from './users.ts';

const NOW = Date.UTC(2026, 2, 1);

let miniflare: Miniflare;
let db: Database;
let vault: Vault;
let bucket: R2Bucket;
let accountId: number;
let invitedBy: number;
beforeAll(async () => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      d1Databases: ['DB'],
      r2Buckets: ['KEYS'],
      cf: false,
      telemetry: { enabled: false },
    }),
  );
  const binding = (await miniflare.getD1Database('DB')) as unknown as D1Database;
  await applyD1Migrations(binding);
  db = openDatabase(binding);
  bucket = (await miniflare.getR2Bucket('KEYS')) as unknown as R2Bucket;
  vault = openVault(bucket, '5a'.repeat(32));
  accountId = (await createAccount(db, { publicId: 'account_a', name: 'A', createdAt: NOW })).id;
  const at = new Date(NOW);
  const user = { keyId: 'k', email: '', emailIndex: 'i', name: '', createdAt: at, updatedAt: at };
  invitedBy = (await db.insert(users).values(user).returning().get()).id;
});
afterAll(() => miniflare.dispose());

async function invite(email: string, expiresAt: number): Promise<void> {
  const rest = { accountId, siteId: null, role: 'viewer', invitedBy, createdAt: NOW } as const;
  await createInvitation(db, vault, { ...rest, email, tokenHash: email, expiresAt });
}

async function keyCount(): Promise<number> {
  return (await bucket.list()).objects.length;
}

describe('db/invitations.ts', () => {
  it('destroys the key of an invitation with it, however it ends', async () => {
    await invite('first@example.com', NOW + 1);
    await invite('second@example.com', NOW + 1000);
    await invite('second@example.com', NOW + 1000);
    expect(await keyCount()).toBe(2);
    expect(await deleteExpiredInvitations(db, vault, NOW + 1)).toBe(1);
    expect((await listInvitations(db, vault, accountId, NOW)).map(({ email }) => email)).toEqual([
      'second@example.com',
    ]);
    expect(await isInvited(db, emailIndexes(vault, 'second@example.com'), NOW)).toBe(true);
    expect(await isInvited(db, emailIndexes(vault, 'first@example.com'), NOW)).toBe(false);
    expect(await keyCount()).toBe(1);
    expect(await endInvitationsOf(db, vault, 'account', accountId)).toBe(1);
    expect(await keyCount()).toBe(0);
  });
});
