import { describe, expect, it } from 'vitest';
import { saltKey } from '../../core/salt-dates.ts';
import { siteConfigKey } from '../../core/site.ts';
import { createSalts } from './salts.ts';
import { createSiteConfigs } from './site-configs.ts';
import { aSite } from './test-ingest.ts';

/** A KV namespace that counts its readers and can be out of order, beside a clock that stands. */
function aStore() {
  const values = new Map<string, unknown>();
  const store = { now: 0, reads: 0, isBroken: false, values };
  const get = async (key: string) => {
    store.reads++;
    if (store.isBroken) throw new Error('KV GET failed: 500');
    return values.get(key) ?? null;
  };
  return { store, kv: { get } as unknown as KVNamespace, now: () => store.now };
}

describe('createSiteConfigs', () => {
  it('asks once a minute for a known site, and shows changes after that', async () => {
    const { store, kv, now } = aStore();
    const sites = createSiteConfigs(kv, now);
    store.values.set(siteConfigKey('key7'), aSite());
    expect((await sites.find('key7'))?.blocked).toBe(false);
    store.values.set(siteConfigKey('key7'), aSite({ blocked: true }));
    store.now = 59_999;
    expect((await sites.find('key7'))?.blocked).toBe(false);
    expect(store.reads).toBe(1);
    store.now = 60_000;
    expect((await sites.find('key7'))?.blocked).toBe(true);
  });

  it('finds a site five seconds after it was made, though it was asked for before', async () => {
    const { store, kv, now } = aStore();
    const sites = createSiteConfigs(kv, now);
    expect(await sites.find('key7')).toBeUndefined();
    store.values.set(siteConfigKey('key7'), aSite());
    expect(await sites.find('key7')).toBeUndefined();
    store.now = 5_000;
    expect(await sites.find('key7')).toBeDefined();
  });

  it('goes on with an old config while the store is out of order, and throws where it has none', async () => {
    const { store, kv, now } = aStore();
    const sites = createSiteConfigs(kv, now);
    store.values.set(siteConfigKey('key7'), aSite());
    await sites.find('key7');
    store.isBroken = true;
    store.now = 3_600_000;
    expect(await sites.find('key7')).toBeDefined();
    await expect(sites.find('key8')).rejects.toThrow('KV GET failed');
  });

  it('never asks for what cannot be a key', async () => {
    const { store, kv, now } = aStore();
    const sites = createSiteConfigs(kv, now);
    for (const key of ['', 'a b', 'x'.repeat(600), '../x']) expect(await sites.find(key)).toBeUndefined();
    expect(store.reads).toBe(0);
  });
});

describe('createSalts', () => {
  it('remembers a salt for ten minutes only, and a missing one for a second', async () => {
    const { store, kv, now } = aStore();
    const salts = createSalts(kv, now);
    expect(await salts.find('2026-01-15')).toBeUndefined();
    store.values.set(saltKey('2026-01-15'), 'ab');
    expect(await salts.find('2026-01-15')).toBeUndefined();
    store.now = 1_000;
    expect(await salts.find('2026-01-15')).toBe('ab');
    store.values.delete(saltKey('2026-01-15'));
    expect(await salts.find('2026-01-15')).toBe('ab');
    store.now = 601_000;
    expect(await salts.find('2026-01-15')).toBeUndefined();
  });
});
