import type { LimitOptions, LimitVerdict } from '../../core/sliding-window.ts';
import { localKey } from './client-key.ts';

export type BeaconVerdict = { allowed: true } | { allowed: false; retryAfterMs: number };

export interface LimiterOptions {
  /** Beacons per window and client. */
  limit: number;
  windowMs: number;
  /** Takes units of a client from the count that all isolates share. */
  take: (ip: string, options: LimitOptions) => Promise<LimitVerdict>;
  /** Called when the shared count cannot be reached; the beacon is let through. */
  onError: (error: unknown) => void;
}

interface Client {
  windowStart: number;
  lastSeen: number;
  /** Units that may be used without asking. */
  granted: number;
  /** Too many hits for the isolate alone to answer for. */
  isShared: boolean;
  blockedUntil: number;
  asking: Promise<void> | undefined;
}

/** Of the limit: what a client may use of each isolate's memory before the shared count is asked. */
const FREE_SHARE = 0.2;
/** Of the limit: how much is taken from the shared count at once. */
const CHUNK_SHARE = 0.02;
const MAX_CLIENTS = 10_000;

/** The limit of beacons per client: ordinary visitors are counted in memory only, heavy ones in a Durable Object, by chunks. */
export function createBeaconLimiter(options: LimiterOptions) {
  const { limit, windowMs } = options;
  const free = Math.floor(limit * FREE_SHARE);
  const chunk = Math.max(1, Math.floor(limit * CHUNK_SHARE));
  const clients = new Map<number, Client>();
  let seed: number | undefined;

  /** Takes more units from the shared count, the first time also those used without asking. */
  async function ask(ip: string, client: Client, now: number): Promise<void> {
    const owed = client.isShared ? 0 : free;
    try {
      let cost = owed + chunk;
      let verdict = await options.take(ip, { limit, windowMs, cost });
      if (!verdict.allowed && verdict.remaining > 0) {
        cost = verdict.remaining;
        verdict = await options.take(ip, { limit, windowMs, cost });
      }
      client.isShared = true;
      if (verdict.allowed) client.granted += Math.max(0, cost - owed);
      else client.blockedUntil = now + Math.max(1, verdict.resetMs);
    } catch (error) {
      // Beacons weigh more than their limit.
      client.granted += chunk;
      options.onError(error);
    }
  }

  function clientOf(ip: string, now: number): Client {
    // Random bits cannot be had before the first request.
    seed ??= crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    const key = localKey(ip, seed);
    const known = clients.get(key);
    const isIdle = known !== undefined && now - known.lastSeen >= windowMs && known.blockedUntil <= now;
    if (known && !isIdle) {
      known.lastSeen = now;
      const isNewWindow = !known.isShared && now - known.windowStart >= windowMs;
      if (isNewWindow) Object.assign(known, { windowStart: now, granted: free });
      return known;
    }
    if (!known && clients.size >= MAX_CLIENTS) clients.delete(clients.keys().next().value ?? 0);
    const client = {
      windowStart: now,
      lastSeen: now,
      granted: free,
      isShared: false,
      blockedUntil: 0,
      asking: undefined,
    };
    clients.set(key, client);
    return client;
  }

  return {
    /** Takes one unit. `keepAlive` lets the asking outlive a client that hangs up: others may wait for it. */
    async take(ip: string, now: number, keepAlive: (promise: Promise<void>) => void): Promise<BeaconVerdict> {
      const client = clientOf(ip, now);
      while (client.granted < 1) {
        if (client.blockedUntil > now) return { allowed: false, retryAfterMs: client.blockedUntil - now };
        if (!client.asking) {
          client.asking = ask(ip, client, now).finally(() => {
            client.asking = undefined;
          });
          keepAlive(client.asking);
        }
        await client.asking;
      }
      client.granted--;
      return { allowed: true };
    },
  };
}
export type BeaconLimiter = ReturnType<typeof createBeaconLimiter>;
