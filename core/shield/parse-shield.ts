import { plainHostname } from '../page-address.ts';
import { countryNames } from '../query/place-names.ts';
import { err, ok, type Result } from '../result.ts';
import { cleanText } from '../text.ts';
import { readAddressRange } from './address-range.ts';
import type { ShieldKind } from './shields.ts';

const MAX_CHARS = 300;
const MIN_USER_AGENT_CHARS = 3;
const HOSTNAME = /^(\*\.)?[^\s/?#@:*\\]+$/;

/** What a value of each kind must be, in words. */
const RULES: Record<ShieldKind, string> = {
  ip: 'must be an IP address such as 203.0.113.9, or a range such as 203.0.113.0/24 or 2001:db8::/32',
  country: 'must be the two letters of a country, such as DE',
  page: 'must be a path such as /admin, in which * stands for any text',
  hostname: 'must be a hostname such as staging.example.com, or *.example.com for all below it',
  user_agent: `must be a part of a user agent, of ${MIN_USER_AGENT_CHARS} to ${MAX_CHARS} characters`,
};

/** Reads what somebody wrote into the one spelling that is compared. */
export function parseShield(kind: ShieldKind, text: string): Result<string, string> {
  const value = text.length > MAX_CHARS ? undefined : READERS[kind](cleanText(text).trim());
  return value === undefined ? err(RULES[kind]) : ok(value);
}

const READERS: Record<ShieldKind, (text: string) => string | undefined> = {
  ip: readAddressRange,
  country(text) {
    const code = text.toUpperCase();
    return countryNames().has(code) ? code : undefined;
  },
  page(text) {
    const path = text.startsWith('*') ? text : `/${text.replace(/^\/+/, '')}`;
    // Everything is what archiving a site is for.
    return text === '' || /^\/?\*+$/.test(path) || path.includes('|') ? undefined : path;
  },
  hostname(text) {
    if (!HOSTNAME.test(text)) return undefined;
    const [, star = '', name = ''] = /^(\*\.)?(.*)$/.exec(text) ?? [];
    const url = URL.parse(`http://${name}`);
    return url ? `${star}${plainHostname(url.hostname)}` : undefined;
  },
  user_agent: (text) => (text.length < MIN_USER_AGENT_CHARS ? undefined : text.toLowerCase()),
};
