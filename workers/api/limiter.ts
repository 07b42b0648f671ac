import type { LimitOptions, LimitVerdict } from '../../core/sliding-window.ts';
import type { Env } from './env.ts';
import { ApiError } from './errors.ts';
import { hashToken } from './tokens.ts';

/** Counts hits per key; keys are hashed before they leave the Worker. */
export interface Limiter {
  hit(key: string, options: LimitOptions): Promise<LimitVerdict>;
}

/** A limiter on Durable Objects, one object per key. */
export function createLimiter(limits: Env['LIMITS']): Limiter {
  return {
    async hit(key, options) {
      const hashed = hashToken(key);
      return await limits.getByName(`api:${hashed}`).hit(hashed, options);
    },
  };
}

/** The headers every limited answer carries (draft-ietf-httpapi-ratelimit-headers, the three-header form). */
export function limitHeaders({ limit }: LimitOptions, verdict: LimitVerdict): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(verdict.remaining),
    'ratelimit-reset': String(Math.ceil(verdict.resetMs / 1000)),
  };
}

/** Throws `rate_limited` with Retry-After unless the verdict allows. */
export function assertAllowed(options: LimitOptions, verdict: LimitVerdict, sentence: string): void {
  if (verdict.allowed) return;
  const seconds = Math.max(1, Math.ceil(verdict.resetMs / 1000));
  const headers = { ...limitHeaders(options, verdict), 'retry-after': String(seconds) };
  throw new ApiError('rate_limited', `${sentence} Try again in ${seconds} seconds.`, headers);
}
