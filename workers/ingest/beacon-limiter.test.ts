import { describe, expect, it } from 'vitest';
import { expiryOf, type HitSlice, judgeHit, type LimitOptions } from '../../core/sliding-window.ts';
import { createBeaconLimiter } from './beacon-limiter.ts';

const START = Date.parse('2026-01-15T12:00:00Z');

/** The count that isolates share, as the Durable Object keeps it, with a clock of its own. */
function sharedCount() {
  const slices: HitSlice[] = [];
  const asked: string[] = [];
  const shared = {
    now: START,
    asked,
    async take(key: string, options: LimitOptions) {
      asked.push(key);
      const verdict = judgeHit(slices, shared.now, options);
      if (verdict.allowed)
        slices.push({ expiresAt: expiryOf(shared.now, options.windowMs), n: options.cost ?? 1 });
      return verdict;
    },
  };
  return shared;
}

function limiterOf(shared: Pick<ReturnType<typeof sharedCount>, 'take'>, limit = 100) {
  const errors: unknown[] = [];
  const limiter = createBeaconLimiter({
    limit,
    windowMs: 60_000,
    take: shared.take,
    onError: (error) => errors.push(error),
  });
  const take = (now = START, ip = '203.0.113.9') => limiter.take(ip, now, () => {});
  const takeMany = async (n: number, now = START) => {
    const verdicts = await Promise.all(Array.from({ length: n }, () => take(now)));
    return verdicts.filter(({ allowed }) => allowed).length;
  };
  return { take, takeMany, errors };
}

describe('createBeaconLimiter', () => {
  it('does not ask the shared count about ordinary visitors', async () => {
    const shared = sharedCount();
    const { take, takeMany } = limiterOf(shared);
    expect(await takeMany(20)).toBe(20);
    for (let i = 0; i < 50; i++) await take(START, `198.51.100.${i}`);
    expect(shared.asked).toEqual([]);
    await take();
    expect(shared.asked).toEqual(['203.0.113.9']);
  });

  it('allows one isolate exactly the limit, at whatever concurrency', async () => {
    const { takeMany, take } = limiterOf(sharedCount());
    expect(await takeMany(150)).toBe(100);
    expect(await take()).toEqual({ allowed: false, retryAfterMs: expect.any(Number) });
  });

  it('lets several isolates share the limit, but for what each may use without asking', async () => {
    const shared = sharedCount();
    const isolates = [limiterOf(shared), limiterOf(shared), limiterOf(shared)];
    const allowed = await Promise.all(isolates.map(({ takeMany }) => takeMany(150)));
    const sum = allowed.reduce((a, b) => a + b, 0);
    expect(sum).toBeGreaterThanOrEqual(100);
    expect(sum).toBeLessThanOrEqual(100 + 3 * 20);
  });

  it('allows again after the time it named', async () => {
    const shared = sharedCount();
    const { take, takeMany } = limiterOf(shared);
    await takeMany(150);
    const refused = await take();
    const wait = refused.allowed ? 0 : refused.retryAfterMs;
    shared.now = START + wait - 1;
    expect((await take(shared.now)).allowed).toBe(false);
    shared.now = START + wait;
    expect((await take(shared.now)).allowed).toBe(true);
  });

  it('gives heavy clients no free share again until they have been away for a window', async () => {
    const shared = sharedCount();
    const { takeMany } = limiterOf(shared);
    await takeMany(150);
    for (const second of [20, 40, 60]) expect(await takeMany(50, START + second * 1000)).toBe(0);
    shared.now = START + 180_000;
    const asked = shared.asked.length;
    expect(await takeMany(20, shared.now)).toBe(20);
    expect(shared.asked.length).toBe(asked);
  });

  it('lets beacons through when the shared count cannot be reached, and reports it', async () => {
    const { takeMany, errors } = limiterOf({ take: () => Promise.reject(new Error('unreachable')) });
    expect(await takeMany(300)).toBe(300);
    expect(errors.length).toBeGreaterThan(0);
  });
});
