import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';

const KEY_BYTES = 32;
/** How long an isolate remembers a key, and so may still read what was destroyed elsewhere. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 1000;

/** The data keys, one per person, in R2: each wrapped by a secret, none in D1. */
export interface DataKeys {
  /** Makes a key under a new name. */
  create(): Promise<string>;
  /** undefined: there is none of this name, or none any more. */
  find(name: string): Promise<Uint8Array | undefined>;
  /** Makes all that was sealed by it unreadable, here at once, in other isolates within a minute. */
  destroy(name: string): Promise<void>;
}

/** The data keys of a bucket, wrapped by `wrapping` (32 bytes). */
export function openDataKeys(bucket: R2Bucket, wrapping: Uint8Array, now: () => number): DataKeys {
  // A name without a key is remembered as well: it must not take longer to answer than one with.
  const remembered = new Map<string, { key: Uint8Array | undefined; until: number }>();

  function remember(name: string, key: Uint8Array | undefined): void {
    const oldest = remembered.keys().next();
    if (remembered.size >= MAX_REMEMBERED && !oldest.done) remembered.delete(oldest.value);
    remembered.set(name, { key, until: now() + REMEMBERED_MS });
  }

  return {
    async create() {
      const name = randomBytes(16).toString('hex');
      const key = randomBytes(KEY_BYTES);
      await bucket.put(objectName(name), encrypt(wrapping, key, name));
      remember(name, key);
      return name;
    },
    async find(name) {
      const known = remembered.get(name);
      if (known && known.until > now()) return known.key;
      const object = await bucket.get(objectName(name));
      const key = object
        ? new Uint8Array(decrypt(wrapping, new Uint8Array(await object.arrayBuffer()), name))
        : undefined;
      remembered.delete(name);
      remember(name, key);
      return key;
    },
    async destroy(name) {
      await bucket.delete(objectName(name));
      remembered.delete(name);
    },
  };
}

function objectName(name: string): string {
  return `users/${name}`;
}
