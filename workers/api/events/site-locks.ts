/** Lets one request after the other write to a site. */
export interface SiteLocks {
  /**
   * Waits for its turn and answers how to end it. Gives up waiting after `waitMs` and goes on all the same, taking the
   * lock over: its holder must have died.
   */
  acquire(siteId: number, waitMs: number): Promise<() => void>;
}

interface Lock {
  holder: symbol;
  waiting: Waiter[];
}

interface Waiter {
  holder: symbol;
  go: () => void;
}

/**
 * Locks of one isolate. Two equal requests that arrive together would both find their events not stored yet; readers
 * count them once whatever happens, but only turns make the answers say which was the duplicate.
 */
export function createSiteLocks(): SiteLocks {
  const locks = new Map<number, Lock>();

  function release(siteId: number, holder: symbol): void {
    const lock = locks.get(siteId);
    if (lock?.holder !== holder) return;
    const next = lock.waiting.shift();
    if (!next) {
      locks.delete(siteId);
      return;
    }
    lock.holder = next.holder;
    next.go();
  }

  return {
    async acquire(siteId, waitMs) {
      const holder = Symbol('holder');
      const lock = locks.get(siteId);
      if (lock) await turn(lock, holder, waitMs);
      else locks.set(siteId, { holder, waiting: [] });
      return () => release(siteId, holder);
    },
  };
}

/** TRICKY: each waiter has a promise and a timer of its own, since a Worker's request may not wait on another's. */
async function turn(lock: Lock, holder: symbol, waitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((go) => {
    const waiter: Waiter = { holder, go };
    lock.waiting.push(waiter);
    timer = setTimeout(() => {
      lock.waiting.splice(lock.waiting.indexOf(waiter), 1);
      lock.holder = holder;
      go();
    }, waitMs);
  });
  clearTimeout(timer);
}

/** Runs `work` alone among those that write to any of the sites. */
export async function withSiteLocks<T>(
  locks: SiteLocks,
  siteIds: Iterable<number>,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const releases: (() => void)[] = [];
  try {
    // In one order for everybody, or two requests could wait for each other.
    for (const siteId of [...new Set(siteIds)].sort((a, b) => a - b)) {
      releases.push(await locks.acquire(siteId, waitMs));
    }
    return await work();
  } finally {
    for (const release of releases) release();
  }
}
