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
}

/** The person's key is gone, and with it what was sealed by it. */
export class KeyDestroyed extends Error {
  override name = 'KeyDestroyed';
}

/** The vault of a bucket of keys and a secret (DATA_KEY: 64 hex digits). */
export function openVault(bucket: R2Bucket, dataKey: string, now: () => number = Date.now): Vault {
  const secretOf = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', Buffer.from(dataKey, 'hex'), '', `pharos ${purpose}`, 32));
  const [indexing, nobody] = [secretOf('index'), secretOf('nobody')];
  const keys = openDataKeys(bucket, secretOf('wrap'), now);

  async function keyOf(keyId: string): Promise<Uint8Array> {
    const key = await keys.find(keyId);
    if (!key) throw new KeyDestroyed(`there is no key ${keyId}`);
    return key;
  }

  function index(value: string, context: string): string {
    return createHmac('sha256', indexing).update(`${context} ${value}`).digest('hex');
  }

  return {
    keys,
    async seal(keyId, text, context) {
      return sealed(await keyOf(keyId), text, context);
    },
    async open(keyId, text, context) {
      return opened(await keyOf(keyId), text, context);
    },
    sealForNobody: (text, context) => sealed(nobody, text, context),
    openForNobody: (text, context) => opened(nobody, text, context),
    index,
    indexes: (value, context) => [index(value, context)],
    secretFor: (purpose) => Buffer.from(secretOf(purpose)).toString('hex'),
  };
}

function sealed(key: Uint8Array, text: string, context: string): string {
  return encrypt(key, Buffer.from(text), context).toString('base64url');
}

function opened(key: Uint8Array, text: string, context: string): string {
  return decrypt(key, Buffer.from(text, 'base64url'), context).toString();
}
