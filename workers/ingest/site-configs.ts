import { SITE_KEY } from '../../core/beacon.ts';
import { type SiteConfig, siteConfigKey } from '../../core/site.ts';

/** Finds what ingest must know of a site. */
export interface SiteConfigs {
  /** Undefined for a key no site has. Throws when the store cannot be read and nothing is remembered. */
  find(key: string): Promise<SiteConfig | undefined>;
}

interface Remembered {
  config: SiteConfig | undefined;
  until: number;
}

const KNOWN_MS = 60_000;
/** A site just made must not stay unknown for long. */
const UNKNOWN_MS = 5_000;
const MAX_REMEMBERED = 5_000;

/** Site configs of KV, remembered per isolate. */
export function createSiteConfigs(kv: KVNamespace, now: () => number): SiteConfigs {
  const memory = new Map<string, Remembered>();

  function remember(key: string, config: SiteConfig | undefined): void {
    if (memory.size >= MAX_REMEMBERED) memory.delete(memory.keys().next().value ?? '');
    memory.delete(key);
    memory.set(key, { config, until: now() + (config ? KNOWN_MS : UNKNOWN_MS) });
  }

  return {
    async find(key) {
      if (!SITE_KEY.test(key)) return undefined;
      const remembered = memory.get(key);
      if (remembered && remembered.until > now()) return remembered.config;
      try {
        const config = (await kv.get<SiteConfig>(siteConfigKey(key), 'json')) ?? undefined;
        remember(key, config);
        return config;
      } catch (error) {
        // An old config is better than no beacons.
        if (remembered?.config) return remembered.config;
        throw error;
      }
    },
  };
}
