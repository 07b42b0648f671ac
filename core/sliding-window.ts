/** What a limit allows: `cost` (default 1) units per `windowMs`, up to `limit`. */
export interface LimitOptions {
  limit: number;
  windowMs: number;
  cost?: number;
}

export interface LimitVerdict {
  allowed: boolean;
  /** Units left in the window. */
  remaining: number;
  /** Refused: until the same hit would be allowed. Allowed: until the window is empty. */
  resetMs: number;
}

/** Hits that stop counting at the same time. */
export interface HitSlice {
  /** Epoch milliseconds. */
  expiresAt: number;
  n: number;
}

/** A window slides in steps of a sixtieth: a hit counts for `windowMs` and at most one step longer, never shorter. */
const SLICES = 60;

/** When a hit of now stops counting; hits of the same step share it. */
export function expiryOf(now: number, windowMs: number): number {
  const sliceMs = Math.max(1, Math.ceil(windowMs / SLICES));
  return (Math.floor(now / sliceMs) + 1) * sliceMs + windowMs;
}

/** Whether one more hit fits into the window, given the slices before it. */
export function judgeHit(slices: readonly HitSlice[], now: number, options: LimitOptions): LimitVerdict {
  const { limit, windowMs, cost = 1 } = options;
  const live = slices.filter((slice) => slice.expiresAt > now).sort((a, b) => a.expiresAt - b.expiresAt);
  const used = live.reduce((sum, slice) => sum + slice.n, 0);
  if (used + cost <= limit) {
    return { allowed: true, remaining: limit - used - cost, resetMs: expiryOf(now, windowMs) - now };
  }
  let left = used;
  for (const slice of live) {
    left -= slice.n;
    if (left + cost <= limit) {
      return { allowed: false, remaining: Math.max(0, limit - used), resetMs: slice.expiresAt - now };
    }
  }
  // Dearer than the whole limit: no waiting helps.
  return { allowed: false, remaining: Math.max(0, limit - used), resetMs: windowMs };
}
