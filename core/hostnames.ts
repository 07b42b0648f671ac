import { plainHostname } from './page-address.ts';

/** Whether a site takes events of a hostname: `*.` stands for any subdomain, an empty list for every hostname. */
export function isAllowedHostname(hostname: string, allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((pattern) => fits(hostname, pattern));
}

function fits(hostname: string, pattern: string): boolean {
  if (pattern.startsWith('*.')) return hostname.endsWith(pattern.slice(1).toLowerCase());
  return hostname === plainHostname(pattern);
}
