import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';

const KEY_BYTES = 32;
/** How long an isolate remembers a key, and so may still read what was destroyed elsewhere. */
const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 1000;
const FOLDER = 'users/';
/** Each takes two requests of the thousand that a Worker may make. */
const PAGE = 200;

/** The data keys, one per person, in R2: each wrapped by a secret, none in D1. */
export interface DataKeys {
  /** Makes a key under a new name. */
  create(): Promise<string>;
  /** undefined: there is none of this name, or none any more. */
  find(name: string): Promise<Uint8Array | undefined>;
  /** Wraps one page of keys anew that an older secret has wrapped; answers how many, and where the next page begins. */
  rewrap(cursor: string | undefined): Promise<{ rewrapped: number; cursor: string | undefined }>;
  /** Makes all that was sealed by it unreadable, here at once, in other isolates within a minute. */
  destroy(name: string): Promise<void>;
}

/** What wraps data keys: 32 bytes, and what they are called beside what they have wrapped. */
export interface Wrapping {
  id: string;
  secret: Uint8Array;
}

/** The data keys of a bucket. The first of `wrappings` wraps what is new, the others open what is older. */
export function openDataKeys(bucket: R2Bucket, wrappings: readonly Wrapping[], now: () => number): DataKeys {
  // A name without a key is remembered as well: it must not take longer to answer than one with.
  const remembered = new Map<string, { key: Uint8Array | undefined; until: number }>();

  function remember(name: string, key: Uint8Array | undefined): void {
    const oldest = remembered.keys().next();
    if (remembered.size >= MAX_REMEMBERED && !oldest.done) remembered.delete(oldest.value);
    remembered.set(name, { key, until: now() + REMEMBERED_MS });
  }

  async function write(name: string, key: Uint8Array, onlyIf?: R2Conditional): Promise<boolean> {
    const [wrapping] = wrappings;
    if (!wrapping) throw new Error('there is nothing to wrap a key by');
    const options = { customMetadata: { wrapped_by: wrapping.id }, ...(onlyIf && { onlyIf }) };
    return (await bucket.put(objectName(name), encrypt(wrapping.secret, key, name), options)) !== null;
  }

  async function unwrapped(object: R2ObjectBody, name: string): Promise<Uint8Array> {
    const by = object.customMetadata?.wrapped_by;
    // Before there could be two, nothing was written beside it.
    const wrapping = by === undefined ? wrappings.at(-1) : wrappings.find(({ id }) => id === by);
    if (!wrapping) throw new Error(`the key ${name} is wrapped by a DATA_KEY that is not given`);
    return new Uint8Array(decrypt(wrapping.secret, new Uint8Array(await object.arrayBuffer()), name));
  }

  return {
    async create() {
      const name = randomBytes(16).toString('hex');
      const key = randomBytes(KEY_BYTES);
      await write(name, key);
      remember(name, key);
      return name;
    },
    async find(name) {
      const known = remembered.get(name);
      if (known && known.until > now()) return known.key;
      const object = await bucket.get(objectName(name));
      const key = object ? await unwrapped(object, name) : undefined;
      remembered.delete(name);
      remember(name, key);
      return key;
    },
    async rewrap(cursor) {
      const include: ('httpMetadata' | 'customMetadata')[] = ['customMetadata'];
      const listed = await bucket.list({ prefix: FOLDER, limit: PAGE, include, ...(cursor && { cursor }) });
      let rewrapped = 0;
      for (const { key: path, customMetadata } of listed.objects) {
        if (customMetadata?.wrapped_by === wrappings[0]?.id) continue;
        const object = await bucket.get(path);
        if (!object) continue;
        const name = path.slice(FOLDER.length);
        // One that is destroyed meanwhile must not come back.
        const isWritten = await write(name, await unwrapped(object, name), { etagMatches: object.etag });
        if (isWritten) rewrapped += 1;
      }
      return { rewrapped, cursor: listed.truncated ? listed.cursor : undefined };
    },
    async destroy(name) {
      await bucket.delete(objectName(name));
      remembered.delete(name);
    },
  };
}

function objectName(name: string): string {
  return FOLDER + name;
}
