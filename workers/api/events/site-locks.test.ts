import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSiteLocks, type SiteLocks, withSiteLocks } from './site-locks.ts';

const WAIT_MS = 12_000;

/** Work that ends when it is told to. */
function startWork(locks: SiteLocks, siteIds: number[]) {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const work = { hasStarted: false, end, done: Promise.resolve() };
  work.done = withSiteLocks(locks, siteIds, WAIT_MS, () => {
    work.hasStarted = true;
    return promise;
  });
  return work;
}

describe('withSiteLocks', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0);
  }

  it('runs the work of one site in the order it came', async () => {
    const locks = createSiteLocks();
    const [first, second, third] = [startWork(locks, [1]), startWork(locks, [1]), startWork(locks, [1])];
    await settle();
    expect([first, second, third].map((work) => work.hasStarted)).toEqual([true, false, false]);
    first.end();
    await settle();
    expect([second, third].map((work) => work.hasStarted)).toEqual([true, false]);
    second.end();
    await settle();
    expect(third.hasStarted).toBe(true);
  });

  it('lets different sites work side by side', async () => {
    const locks = createSiteLocks();
    const [first, second] = [startWork(locks, [1]), startWork(locks, [2])];
    await settle();
    expect([first, second].every((work) => work.hasStarted)).toBe(true);
  });

  it('cannot tie two requests with the same sites in a knot', async () => {
    const locks = createSiteLocks();
    const [first, second] = [startWork(locks, [1, 2]), startWork(locks, [2, 1])];
    await settle();
    first.end();
    await settle();
    expect(second.hasStarted).toBe(true);
  });

  it('passes the lock on when the work fails', async () => {
    const locks = createSiteLocks();
    const failing = withSiteLocks(locks, [1], WAIT_MS, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    const next = startWork(locks, [1]);
    await settle();
    expect(next.hasStarted).toBe(true);
  });

  it('goes on after the wait, and the late holder then frees nobody else', async () => {
    const locks = createSiteLocks();
    const [dead, second] = [startWork(locks, [1]), startWork(locks, [1])];
    await vi.advanceTimersByTimeAsync(WAIT_MS);
    expect(second.hasStarted).toBe(true);
    const third = startWork(locks, [1]);
    dead.end();
    await settle();
    expect(third.hasStarted).toBe(false);
    second.end();
    await settle();
    expect(third.hasStarted).toBe(true);
  });
});
