import type { Vault } from '../vault/vault.ts';
import type { Deletion } from './deletions.ts';

const CONTEXT = 'deletion.remembered';

/** What is known of a thing that is being deleted, until it is gone or back. */
export interface Remembered {
  /** The domain, the account's name, or the user's address. */
  name: string;
  /** Who gets the receipt. */
  recipients: string[];
  /** Of each site, by its number, to give back to it. */
  domains: Record<string, string>;
}

/** Seals it under a key of its own. */
export async function sealRemembered(
  vault: Vault,
  remembered: Remembered,
): Promise<{ keyId: string; sealed: string }> {
  const keyId = await vault.keys.create();
  return { keyId, sealed: await vault.seal(keyId, JSON.stringify(remembered), CONTEXT) };
}

/** What was sealed with a deletion; undefined where it was entered without, or is over. */
export async function openRemembered(
  vault: Vault,
  { keyId, sealed }: Pick<Deletion, 'keyId' | 'sealed'>,
): Promise<Remembered | undefined> {
  if (keyId === null || sealed === null) return undefined;
  return JSON.parse(await vault.open(keyId, sealed, CONTEXT)) as Remembered;
}
