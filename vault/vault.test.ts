import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyDestroyed, openVault } from './vault.ts';

const SECRET = '5a'.repeat(32);

let miniflare: Miniflare;
let bucket: R2Bucket;
beforeAll(async () => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      r2Buckets: ['KEYS'],
      cf: false,
      telemetry: { enabled: false },
    }),
  );
  bucket = (await miniflare.getR2Bucket('KEYS')) as unknown as R2Bucket;
});
afterAll(() => miniflare.dispose());

describe('openVault', () => {
  it('opens in another isolate what it has sealed, and seals nothing the same way twice', async () => {
    const vault = openVault(bucket, SECRET);
    const key = await vault.keys.create();
    const sealed = await vault.seal(key, 'jane@example.com', 'user.email');
    expect(sealed).not.toContain('jane');
    expect(await vault.seal(key, 'jane@example.com', 'user.email')).not.toBe(sealed);
    expect(await openVault(bucket, SECRET).open(key, sealed, 'user.email')).toBe('jane@example.com');
  });

  it('opens nothing as something else, with the key of somebody else, under another secret, or changed', async () => {
    const vault = openVault(bucket, SECRET);
    const [key, other] = [await vault.keys.create(), await vault.keys.create()];
    const sealed = await vault.seal(key, 'Jane', 'user.name');
    const changed = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
    await expect(vault.open(key, sealed, 'user.email')).rejects.toThrow();
    await expect(vault.open(other, sealed, 'user.name')).rejects.toThrow();
    await expect(vault.open(key, changed, 'user.name')).rejects.toThrow();
    await expect(openVault(bucket, '5b'.repeat(32)).open(key, sealed, 'user.name')).rejects.toThrow();
  });

  it('cannot open anything of a destroyed key: at once where it was destroyed, a minute later elsewhere', async () => {
    let now = 0;
    const [here, elsewhere] = [openVault(bucket, SECRET), openVault(bucket, SECRET, () => now)];
    const key = await here.keys.create();
    const sealed = await here.seal(key, 'Jane', 'user.name');
    expect(await elsewhere.open(key, sealed, 'user.name')).toBe('Jane');
    await here.keys.destroy(key);
    await expect(here.open(key, sealed, 'user.name')).rejects.toThrow(KeyDestroyed);
    now = 59_999;
    expect(await elsewhere.open(key, sealed, 'user.name')).toBe('Jane');
    now = 60_000;
    await expect(elsewhere.open(key, sealed, 'user.name')).rejects.toThrow(KeyDestroyed);
    await expect(elsewhere.seal(key, 'Jane', 'user.name')).rejects.toThrow(KeyDestroyed);
  });

  it('keeps no key in the bucket in clear', async () => {
    const vault = openVault(bucket, SECRET);
    const name = await vault.keys.create();
    const key = Buffer.from((await vault.keys.find(name)) ?? []).toString('hex');
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    const object = await bucket.get(`users/${name}`);
    expect(Buffer.from((await object?.arrayBuffer()) ?? []).toString('hex')).not.toContain(key);
  });

  it('finds a value again by a hash that depends on the secret and on what it is', () => {
    const vault = openVault(bucket, SECRET);
    const index = vault.index('jane@example.com', 'user.email');
    expect(index).toMatch(/^[0-9a-f]{64}$/);
    expect(openVault(bucket, SECRET).index('jane@example.com', 'user.email')).toBe(index);
    expect(vault.index('jane@example.com', 'invitation.email')).not.toBe(index);
    expect(openVault(bucket, '5b'.repeat(32)).index('jane@example.com', 'user.email')).not.toBe(index);
  });
});
