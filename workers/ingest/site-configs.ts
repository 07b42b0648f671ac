import { SITE_KEY } from '../../core/beacon.ts';
import { type SiteConfig, siteConfigKey, siteDomainKey } from '../../core/site.ts';

/** Finds what ingest must know of a site. */
export interface SiteConfigs {
  /** Undefined for a key no site has. Throws when the store cannot be read and nothing is remembered. */
  find(key: string): Promise<SiteConfig | undefined>;
  /** The same by the site's domain, for clients that know no key. */
  findByDomain(domain: string): Promise<SiteConfig | undefined>;
}

interface Remembered<T> {
  value: T | undefined;
  until: number;
}

const KNOWN_MS = 60_000;
/** A site just made must not stay unknown for long. */
const UNKNOWN_MS = 5_000;
const MAX_REMEMBERED = 5_000;
const MAX_DOMAIN_CHARS = 253;

/** Site configs of KV, remembered per isolate. */
export function createSiteConfigs(kv: KVNamespace, now: () => number): SiteConfigs {
  const config = remembering(now, (key) => kv.get<SiteConfig>(siteConfigKey(key), 'json'));
  const keyOf = remembering(now, (domain) => kv.get(siteDomainKey(domain)));

  async function find(key: string): Promise<SiteConfig | undefined> {
    return SITE_KEY.test(key) ? await config(key) : undefined;
  }

  return {
    find,
    async findByDomain(domain) {
      if (domain === '' || domain.length > MAX_DOMAIN_CHARS) return undefined;
      const key = await keyOf(domain);
      const site = key === undefined ? undefined : await find(key);
      // A site that has moved on leaves its old domain behind.
      return site?.domain === domain ? site : undefined;
    },
  };
}

/** Answers from memory what was read less than a minute ago. */
function remembering<T>(now: () => number, read: (name: string) => Promise<T | null>) {
  const memory = new Map<string, Remembered<T>>();

  function remember(name: string, value: T | undefined): void {
    if (memory.size >= MAX_REMEMBERED) memory.delete(memory.keys().next().value ?? '');
    memory.delete(name);
    memory.set(name, { value, until: now() + (value === undefined ? UNKNOWN_MS : KNOWN_MS) });
  }

  return async (name: string): Promise<T | undefined> => {
    const remembered = memory.get(name);
    if (remembered && remembered.until > now()) return remembered.value;
    try {
      const value = (await read(name)) ?? undefined;
      remember(name, value);
      return value;
    } catch (error) {
      // What was true a while ago is better than no beacons.
      if (remembered?.value !== undefined) return remembered.value;
      throw error;
    }
  };
}
