import { createHmac, hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';
import { type DataKeys, openDataKeys } from './data-keys.ts';

/** Keeps what says who somebody is: sealed under a key of each person, found again by keyed hashes. */
export interface Vault {
  keys: DataKeys;
  /** Seals a text under a person's key; `context` (`user.email`) must be the same when it is opened. @throws KeyDestroyed */
  seal(keyId: string, text: string, context: string): Promise<string>;
  /** @throws KeyDestroyed; Error when the text is none that was sealed so */
  open(keyId: string, sealed: string, context: string): Promise<string>;
  /** Seals what belongs to nobody yet, under a key of the secret itself. */
  sealForNobody(text: string, context: string): string;
  openForNobody(sealed: string, context: string): string;
  /** A keyed hash to find a value by; `context` as above. */
  index(value: string, context: string): string;
  /** Every hash that a value may be stored under, the one of `index` first. */
  indexes(value: string, context: string): string[];
  /** A secret of its own for one purpose, hex. */
  secretFor(purpose: string): string;
  /** Every secret that may have been used for it, the one of `secretFor` first. */
  secretsFor(purpose: string): string[];
}

/** The person's key is gone, and with it what was sealed by it. */
export class KeyDestroyed extends Error {
  override name = 'KeyDestroyed';
}

/**
 * The vault of a bucket of keys and a secret (DATA_KEY: 64 hex digits). What was made by an older secret is still read and found,
 * while that is given; all that is new is made by the first.
 */
export function openVault(
  bucket: R2Bucket,
  dataKey: string,
  now: () => number = Date.now,
  oldDataKey?: string,
): Vault {
  const dataKeys = [dataKey, ...(oldDataKey === undefined ? [] : [oldDataKey])];
  const secretsOf = (purpose: string) => dataKeys.map((each) => secretOf(each, purpose));
  const [indexing, nobody] = [secretsOf('index'), secretsOf('nobody')];
  const wrappings = secretsOf('wrap').map((secret, n) => ({ id: keyName(dataKeys[n] ?? ''), secret }));
  const keys = openDataKeys(bucket, wrappings, now);

  async function keyOf(keyId: string): Promise<Uint8Array> {
    const key = await keys.find(keyId);
    if (!key) throw new KeyDestroyed(`there is no key ${keyId}`);
    return key;
  }

  function indexes(value: string, context: string): string[] {
    return indexing.map((secret) => createHmac('sha256', secret).update(`${context} ${value}`).digest('hex'));
  }

  function secretsFor(purpose: string): string[] {
    return secretsOf(purpose).map((secret) => Buffer.from(secret).toString('hex'));
  }

  return {
    keys,
    async seal(keyId, text, context) {
      return sealed(await keyOf(keyId), text, context);
    },
    async open(keyId, text, context) {
      return opened(await keyOf(keyId), text, context);
    },
    sealForNobody: (text, context) => sealed(first(nobody), text, context),
    openForNobody: (text, context) => openedByAny(nobody, text, context),
    index: (value, context) => first(indexes(value, context)),
    indexes,
    secretFor: (purpose) => first(secretsFor(purpose)),
    secretsFor,
  };
}

function sealed(key: Uint8Array, text: string, context: string): string {
  return encrypt(key, Buffer.from(text), context).toString('base64url');
}

function opened(key: Uint8Array, text: string, context: string): string {
  return decrypt(key, Buffer.from(text, 'base64url'), context).toString();
}

/** What the first of these keys opens that fits. @throws when none does */
function openedByAny(keys: readonly Uint8Array[], text: string, context: string): string {
  for (const key of keys.slice(0, -1)) {
    try {
      return opened(key, text, context);
    } catch {
      // It was sealed by an older one.
    }
  }
  return opened(keys.at(-1) ?? new Uint8Array(), text, context);
}

function secretOf(dataKey: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(dataKey, 'hex'), '', `pharos ${purpose}`, 32));
}

/** What a data key is called beside what it has wrapped; it says nothing of the key. */
function keyName(dataKey: string): string {
  return Buffer.from(secretOf(dataKey, 'name')).toString('hex', 0, 8);
}

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('a vault has a key');
  return one;
}
