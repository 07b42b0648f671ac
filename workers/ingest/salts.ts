import { saltKey } from '../../core/salt-dates.ts';

/** Finds the salts that cron makes. */
export interface Salts {
  /** The date's salt, 64 hex digits; undefined when there is none. Throws when the store cannot be read. */
  find(date: string): Promise<string | undefined>;
}

interface Remembered {
  salt: string | undefined;
  until: number;
}

/** A destroyed salt must be forgotten here as well. */
const FOUND_MS = 600_000;
const MISSING_MS = 1_000;
/** At most three dates are in use at once. */
const MAX_REMEMBERED = 8;

/** Salts of KV, remembered per isolate. */
export function createSalts(kv: KVNamespace, now: () => number): Salts {
  const memory = new Map<string, Remembered>();
  return {
    async find(date) {
      const remembered = memory.get(date);
      if (remembered && remembered.until > now()) return remembered.salt;
      const salt = (await kv.get(saltKey(date))) ?? undefined;
      if (memory.size >= MAX_REMEMBERED) memory.clear();
      memory.set(date, { salt, until: now() + (salt ? FOUND_MS : MISSING_MS) });
      return salt;
    },
  };
}
