import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBeacon, startTestIngest, type TestIngest } from './test-ingest.ts';

describe('the limit of beacons per client', () => {
  let ingest: TestIngest;
  const persist = mkdtempSync(join(tmpdir(), 'pharos-limit-'));
  const options = { vars: { BEACONS_PER_MINUTE: '60' }, persist };
  beforeAll(async () => {
    ingest = await startTestIngest(options);
  });
  afterAll(async () => {
    await ingest.stop();
    rmSync(persist, { recursive: true, force: true });
  });

  it('holds under concurrent requests, answers 429 with Retry-After and counts', async () => {
    const responses = await Promise.all(Array.from({ length: 100 }, () => ingest.post(aBeacon())));
    const refused = responses.filter(({ status }) => status === 429);
    expect(responses.filter(({ status }) => status === 202)).toHaveLength(60);
    expect(refused).toHaveLength(40);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('access-control-allow-origin')).toBe('*');
    expect(await refused[0]?.json()).toMatchObject({ code: 'rate_limited' });
    const other = await ingest.post(aBeacon(), { headers: { 'cf-connecting-ip': '198.51.100.1' } });
    expect(other.status).toBe(202);
    await expect.poll(() => ingest.count(0, 'dropped:rate_limited'), { timeout: 8_000 }).toBe(40);
  });

  it('counts hits of one key one after another, and survives the object', async () => {
    const hit = async (cost?: number) => {
      const limits = await ingest.limits();
      return await limits.getByName('sign-in').hit('someone', { limit: 5, windowMs: 600_000, cost });
    };
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => hit()));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(5);
    expect(verdicts.at(-1)).toMatchObject({ allowed: false, remaining: 0 });
    await ingest.stop();
    ingest = await startTestIngest(options);
    const verdict = await hit();
    expect(verdict).toMatchObject({ allowed: false, remaining: 0 });
    expect(verdict.resetMs).toBeGreaterThan(500_000);
    const limits = await ingest.limits();
    expect(await limits.getByName('sign-in').hit('another', { limit: 5, windowMs: 600_000 })).toMatchObject({
      allowed: true,
      remaining: 4,
    });
  });
});
